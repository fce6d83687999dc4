-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "changes_are_partial" BOOLEAN NOT NULL DEFAULT false;
