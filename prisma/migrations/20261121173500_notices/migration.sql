-- Notices: that an account or a command is no longer what it was, for whoever watches it now.

-- CreateEnum
CREATE TYPE "notice_subject" AS ENUM ('ACCOUNT', 'COMMAND');

-- CreateTable
CREATE TABLE "notice" (
    "position" BIGINT NOT NULL,
    "subject" "notice_subject" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("position")
);

CREATE TRIGGER "notice_is_announced" BEFORE INSERT ON "notice" FOR EACH STATEMENT EXECUTE FUNCTION "announce_change"();

-- One statement moves many rows when a release renews what all accounts can do: so each statement is looked at once, not each row.
CREATE FUNCTION "notice_account"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO notice (position, subject, subject_id) SELECT nextval('change_position_seq'), 'ACCOUNT', a.key FROM after_rows a;
  ELSE
    INSERT INTO notice (position, subject, subject_id) SELECT nextval('change_position_seq'), 'ACCOUNT', a.key FROM after_rows a JOIN before_rows b ON b.key = a.key WHERE a.* IS DISTINCT FROM b.*;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "account_is_new" AFTER INSERT ON "account" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_account"();
CREATE TRIGGER "account_moves" AFTER UPDATE ON "account" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_account"();

CREATE FUNCTION "notice_challenge"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notice (position, subject, subject_id)
    SELECT nextval('change_position_seq'), 'ACCOUNT', c.account_key FROM moved_rows c GROUP BY c.account_key;
  RETURN NULL;
END
$$;

CREATE TRIGGER "challenge_is_new" AFTER INSERT ON "challenge" REFERENCING NEW TABLE AS moved_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_challenge"();
CREATE TRIGGER "challenge_is_over" AFTER DELETE ON "challenge" REFERENCING OLD TABLE AS moved_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_challenge"();

-- The place in the reading is nobody's business; how far it is, and what came of it, is.
CREATE FUNCTION "notice_sync_state"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO notice (position, subject, subject_id)
    SELECT nextval('change_position_seq'), 'ACCOUNT', a.account_key FROM after_rows a GROUP BY a.account_key;
  ELSE
    INSERT INTO notice (position, subject, subject_id) SELECT nextval('change_position_seq'), 'ACCOUNT', a.account_key
    FROM after_rows a JOIN before_rows b ON b.account_key = a.account_key AND b.kind = a.kind
    WHERE (a.phase, a.pass_records, a.total, a.last_succeeded_at, a.last_error) IS DISTINCT FROM (b.phase, b.pass_records, b.total, b.last_succeeded_at, b.last_error)
    GROUP BY a.account_key;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "reading_begins" AFTER INSERT ON "sync_state" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_sync_state"();
CREATE TRIGGER "reading_moves" AFTER UPDATE ON "sync_state" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_sync_state"();

-- Leases and due times are between workers.
CREATE FUNCTION "notice_command"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notice (position, subject, subject_id) SELECT nextval('change_position_seq'), 'COMMAND', a.id FROM after_rows a JOIN before_rows b ON b.id = a.id
  WHERE (a.state, a.attempts, a.record_id, a.discrepancies::text, a.error::text, a.finished_at)
    IS DISTINCT FROM (b.state, b.attempts, b.record_id, b.discrepancies::text, b.error::text, b.finished_at);
  RETURN NULL;
END
$$;

CREATE TRIGGER "command_moves" AFTER UPDATE ON "command" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "notice_command"();
