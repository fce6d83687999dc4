-- The audit log: acts are added, and that is all. The tree begins with the hash of nothing, as RFC 6962 has it.

-- CreateTable
CREATE TABLE "audit_event" (
    "index" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "leaf" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tenant" TEXT COLLATE "C" NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "account_key" TEXT COLLATE "C",
    "subject_id" TEXT COLLATE "C",

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "audit_tree" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "size" BIGINT NOT NULL,
    "peaks" TEXT[],
    "root" TEXT NOT NULL,

    CONSTRAINT "audit_tree_has_one_row" CHECK ("only"),
    CONSTRAINT "audit_tree_pkey" PRIMARY KEY ("only")
);

-- CreateIndex
CREATE INDEX "audit_event_tenant_index_idx" ON "audit_event"("tenant", "index");

-- CreateIndex
CREATE INDEX "audit_event_account_key_index_idx" ON "audit_event"("account_key", "index");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_index_idx" ON "audit_event"("subject_id", "index");

INSERT INTO "audit_tree" ("size", "peaks", "root") VALUES (0, '{}', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to: % refused', TG_OP;
END
$$;

CREATE TRIGGER "audit_event_is_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

CREATE TRIGGER "audit_tree_stays" BEFORE INSERT OR DELETE OR TRUNCATE ON "audit_tree"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- The tree only grows, by one leaf at a time.
CREATE FUNCTION "refuse_audit_shrinking"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size <> OLD.size + 1 THEN
    RAISE EXCEPTION 'the audit log grows by one act at a time: % to % refused', OLD.size, NEW.size;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "audit_tree_only_grows" BEFORE UPDATE ON "audit_tree" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_shrinking"();
