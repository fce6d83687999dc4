-- What a message is about, with its endpoint in one column: the next message of a subject is looked for in one index and no other, before the database
-- knows anything of the table too.

DROP INDEX "webhook_delivery_endpoint_id_due_at_idx";
DROP INDEX "webhook_delivery_endpoint_id_subject_id_id_idx";

UPDATE "webhook_delivery" SET "subject_id" = "endpoint_id" || ' ' || "subject_id";

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_due_at_id_idx" ON "webhook_delivery"("endpoint_id", "due_at", "id") WHERE "status" = 'PENDING';

-- CreateIndex
CREATE INDEX "webhook_delivery_subject_id_id_idx" ON "webhook_delivery"("subject_id", "id") WHERE "status" = 'PENDING';
