-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "full_requests" INTEGER,
ADD COLUMN     "pass_requests" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wants" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sync_turn" ADD COLUMN     "wants" INTEGER NOT NULL DEFAULT 0;
