-- What whoever runs the service looks at: found without looking at what is over.

-- AlterTable
ALTER TABLE "command" ADD COLUMN     "trace_parent" TEXT;

-- CreateIndex
CREATE INDEX "command_state_created_at_idx" ON "command"("state", "created_at") WHERE "state" NOT IN ('APPLIED', 'REJECTED', 'FAILED');

-- CreateIndex
CREATE INDEX "webhook_delivery_status_due_at_idx" ON "webhook_delivery"("status", "due_at") WHERE "status" <> 'DELIVERED';
