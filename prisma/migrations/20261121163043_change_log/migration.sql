-- The change log: one row for every real change of a mirrored record.

-- CreateEnum
CREATE TYPE "change_action" AS ENUM ('CREATED', 'UPDATED', 'DELETED');

-- CreateEnum
CREATE TYPE "change_source" AS ENUM ('SYNC', 'COMMAND', 'LIVE_READ', 'VENDOR_WEBHOOK');

-- CreateTable
CREATE TABLE "change" (
    "position" BIGSERIAL NOT NULL,
    "account_key" TEXT COLLATE "C" NOT NULL,
    "kind" "record_kind" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "action" "change_action" NOT NULL,
    "changed_fields" TEXT[],
    "source" "change_source" NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "matter_ids" TEXT[],

    CONSTRAINT "change_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "change_log" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "trimmed_through" BIGINT NOT NULL,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("only")
);

INSERT INTO "change_log" ("trimmed_through") VALUES (0);

-- What is in the mirror already was created some time: the log rebuilds the whole of it from its start.
INSERT INTO "change" ("account_key", "kind", "vendor_id", "action", "changed_fields", "source", "observed_at", "matter_ids")
SELECT "account_key", "kind", "vendor_id", 'CREATED', '{}', 'SYNC', "synced_at", array_remove("matter_ids", NULL) FROM (
  SELECT "account_key", 'USER'::record_kind AS "kind", "vendor_id", "synced_at", '{}'::text[] AS "matter_ids" FROM "mirror_user" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'CONTACT', "vendor_id", "synced_at", '{}' FROM "mirror_contact" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'MATTER', "vendor_id", "synced_at", ARRAY["vendor_id"] FROM "mirror_matter" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'TIME_ENTRY', "vendor_id", "synced_at", ARRAY["matter_id"] FROM "mirror_time_entry" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'EXPENSE', "vendor_id", "synced_at", ARRAY["matter_id"] FROM "mirror_expense" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'INVOICE', "vendor_id", "synced_at", "matter_ids" FROM "mirror_invoice" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'PAYMENT', "vendor_id", "synced_at", ARRAY["matter_id"] FROM "mirror_payment" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'TRUST_ACCOUNT', "vendor_id", "synced_at", '{}' FROM "mirror_trust_account" WHERE "deleted_at" IS NULL
  UNION ALL SELECT "account_key", 'TRUST_TRANSACTION', "vendor_id", "synced_at", ARRAY["matter_id"] FROM "mirror_trust_transaction" WHERE "deleted_at" IS NULL
) "living" ORDER BY "synced_at";

-- CreateIndex
CREATE INDEX "change_account_key_position_idx" ON "change"("account_key", "position");

-- Sequence numbers become visible in the order of commits, not in their own: 8 may be there while 7 is still being written. So a transaction says, before it
-- takes its first number, after which number it writes, as a shared advisory lock that the database itself gives back once the transaction is visible or gone.
-- It bars nobody; readers look at who holds one. The lock's two numbers are ours (0x6d67, "mg") and the low 31 bits of the sequence.
CREATE FUNCTION "announce_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Once for each transaction: its first announcement is its lowest.
  IF current_setting('mattergraph.announced', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    PERFORM pg_advisory_xact_lock_shared(28007, ((CASE WHEN is_called THEN last_value ELSE last_value - 1 END) & 2147483647)::int) FROM change_position_seq;
    PERFORM set_config('mattergraph.announced', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "change_is_announced" BEFORE INSERT ON "change" FOR EACH STATEMENT EXECUTE FUNCTION "announce_change"();

-- Up to which number everything is visible that ever will be. Two looks in this order: who announces after the first takes greater numbers than it saw; who
-- announced before is seen by the second, or visible already. What is read by this has to be read by a later statement.
CREATE FUNCTION "change_log_end"() RETURNS int8 LANGUAGE plpgsql AS $$
DECLARE
  taken int8;
  announced int8;
BEGIN
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END INTO taken FROM change_position_seq;
  -- The distance back from `taken`, in 31 bits; one in the upper half is an announcement after the first look.
  SELECT taken - max(distance) INTO announced FROM (
    SELECT (taken - objid::int8) & 2147483647 AS distance FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 28007 AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ) held WHERE distance < 1073741824;
  RETURN least(taken, announced);
END
$$;
