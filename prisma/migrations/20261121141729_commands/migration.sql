-- Commands: every write to a vendor, kept before anything is sent.

-- CreateEnum
CREATE TYPE "command_state" AS ENUM ('ACCEPTED', 'SENDING', 'UNCERTAIN', 'APPLIED', 'REJECTED', 'FAILED', 'NEEDS_REVIEW');

-- CreateTable
CREATE TABLE "command" (
    "id" TEXT COLLATE "C" NOT NULL,
    "tenant" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "account_key" TEXT COLLATE "C" NOT NULL,
    "state" "command_state" NOT NULL,
    "idempotency_key" TEXT COLLATE "C" NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input" JSON NOT NULL,
    "marker" TEXT COLLATE "C" NOT NULL,
    "rationale" TEXT,
    "actor" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "record_id" TEXT COLLATE "C",
    "discrepancies" JSON NOT NULL DEFAULT '[]',
    "error" JSON,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "command_marker_key" ON "command"("marker");

-- CreateIndex
CREATE INDEX "command_due_at_idx" ON "command"("due_at");

-- CreateIndex
CREATE INDEX "command_account_key_id_idx" ON "command"("account_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "command_tenant_idempotency_key_key" ON "command"("tenant", "idempotency_key");
