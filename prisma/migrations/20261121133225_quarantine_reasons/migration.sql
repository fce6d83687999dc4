-- AlterTable
ALTER TABLE "quarantined_record" DROP CONSTRAINT "quarantined_record_pkey",
ADD COLUMN     "across" BOOLEAN NOT NULL,
ALTER COLUMN "record" DROP NOT NULL,
ADD CONSTRAINT "quarantined_record_pkey" PRIMARY KEY ("account_key", "kind", "vendor_id", "reason");

-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "last_error_code" TEXT;
