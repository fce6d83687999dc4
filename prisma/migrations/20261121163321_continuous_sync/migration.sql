-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "changes_read_to" TIMESTAMPTZ(3),
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "full_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "full_wanted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mass_absence_at" TIMESTAMPTZ(3),
ADD COLUMN     "pass_since" TIMESTAMPTZ(3),
ADD COLUMN     "quiet_readings" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "sync_turn" (
    "account_key" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "last_look_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_turn_pkey" PRIMARY KEY ("account_key")
);

-- CreateIndex
CREATE INDEX "sync_turn_due_at_idx" ON "sync_turn"("due_at");

-- AddForeignKey
ALTER TABLE "sync_turn" ADD CONSTRAINT "sync_turn_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;
