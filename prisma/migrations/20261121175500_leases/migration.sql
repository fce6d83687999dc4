-- AlterTable
ALTER TABLE "challenge" ADD COLUMN     "answer" BYTEA;

-- AlterTable
ALTER TABLE "vault_secret" ADD COLUMN     "version" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);
