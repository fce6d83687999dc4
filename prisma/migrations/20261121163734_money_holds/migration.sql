-- What commands that move money hold in the books, the rules that no code can go around, and what a firm has decided for its trust money.

-- CreateEnum
CREATE TYPE "money_hold_state" AS ENUM ('HELD', 'BOOKED', 'RELEASED');

-- AlterTable
ALTER TABLE "command" ADD COLUMN     "payment_id" TEXT COLLATE "C",
ADD COLUMN     "turn" INTEGER;

-- CreateTable
CREATE TABLE "money_hold" (
    "command_id" TEXT COLLATE "C" NOT NULL,
    "account_key" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "trust_account_id" TEXT COLLATE "C",
    "client_id" TEXT COLLATE "C",
    "matter_id" TEXT COLLATE "C",
    "invoice_id" TEXT COLLATE "C",
    "amount" DECIMAL NOT NULL,
    "currency" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "state" "money_hold_state" NOT NULL DEFAULT 'HELD',
    "settled_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "money_hold_pkey" PRIMARY KEY ("command_id")
);

-- CreateTable
CREATE TABLE "trust_policy" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "cash_days" INTEGER,
    "wire_days" INTEGER,
    "check_days" INTEGER,
    "ach_days" INTEGER,
    "card_days" INTEGER,
    "other_days" INTEGER,
    "closed_through" DATE,

    CONSTRAINT "trust_policy_pkey" PRIMARY KEY ("account_key"),
    CONSTRAINT "trust_policy_days" CHECK (
      0 <= least("cash_days", "wire_days", "check_days", "ach_days", "card_days", "other_days")
      AND 365 >= greatest("cash_days", "wire_days", "check_days", "ach_days", "card_days", "other_days"))
);

-- CreateIndex
CREATE INDEX "money_hold_account_key_state_idx" ON "money_hold"("account_key", "state");

-- CreateIndex
CREATE UNIQUE INDEX "command_account_key_turn_key" ON "command"("account_key", "turn");

-- AddForeignKey
ALTER TABLE "money_hold" ADD CONSTRAINT "money_hold_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "trust_policy" ADD CONSTRAINT "trust_policy_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE RESTRICT;

-- The kinds of command that move money, as core/command/moneyCommand.ts has them.
CREATE FUNCTION "moves_money"("kind" text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT "kind" IN ('recordInvoicePayment', 'recordTrustDeposit', 'applyTrustToInvoice', 'recordTrustDisbursement')
$$;

-- Digits after the point of a currency's minor unit, as core/money.ts has them.
CREATE FUNCTION "minor_unit_digits"("currency" text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN "currency" IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 0
    WHEN "currency" IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
    ELSE 2
  END
$$;

ALTER TABLE "money_hold"
  ADD CONSTRAINT "money_hold_amount_has_its_sign" CHECK (CASE
    WHEN "kind" IN ('recordInvoicePayment', 'recordTrustDeposit') THEN "amount" > 0
    WHEN "kind" IN ('applyTrustToInvoice', 'recordTrustDisbursement') THEN "amount" < 0
    ELSE false
  END),
  ADD CONSTRAINT "money_hold_amount_in_minor_units" CHECK (scale(trim_scale("amount")) <= "minor_unit_digits"("currency")),
  ADD CONSTRAINT "money_hold_names_its_books" CHECK (
    (("kind" = 'recordInvoicePayment') = ("trust_account_id" IS NULL))
    AND (("kind" = 'recordInvoicePayment') OR "client_id" IS NOT NULL)
    AND (("kind" IN ('recordInvoicePayment', 'applyTrustToInvoice')) = ("invoice_id" IS NOT NULL))),
  ADD CONSTRAINT "money_hold_settled_at_the_end" CHECK (("settled_by" IS NULL) = ("settled_at" IS NULL) AND ("settled_by" IS NULL OR "state" <> 'HELD'));

-- One account's money is decided on by one transaction at a time, from here to that transaction's end.
CREATE FUNCTION "lock_money"("account" text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('money ' || "account", 0))
$$;

-- What is booked in one ledger. A movement or a ledger that names a matter and no client belongs to the matter's client.
CREATE FUNCTION "ledger_transactions"("account" text, "trust_account" text, "client" text, "matter" text)
RETURNS TABLE ("vendor_id" text, "type" text, "amount" numeric, "date" date, "status" text, "method" text, "reverses_id" text) LANGUAGE sql STABLE AS $$
  SELECT r.vendor_id, r.type, r.amount, r.date, r.status, r.method, r.reverses_id
  FROM mirror_trust_transaction r LEFT JOIN mirror_matter m ON m.account_key = r.account_key AND m.vendor_id = r.matter_id
  WHERE r.account_key = "account" AND r.trust_account_id = "trust_account" AND r.deleted_at IS NULL
    AND coalesce(r.client_id, m.client_id) IS NOT DISTINCT FROM "client" AND r.matter_id IS NOT DISTINCT FROM "matter"
$$;

-- ── a hold is written once, for the command it is of, and only ever comes to its end ──

CREATE FUNCTION "refuse_money_hold_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a command held is never removed: % refused', TG_OP USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_stays';
END
$$;

CREATE TRIGGER "money_hold_stays" BEFORE DELETE OR TRUNCATE ON "money_hold" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_money_hold_removal"();

CREATE FUNCTION "refuse_money_hold_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.command_id, NEW.account_key, NEW.kind, NEW.trust_account_id, NEW.client_id, NEW.matter_id, NEW.invoice_id, NEW.amount, NEW.currency, NEW.date)
    IS DISTINCT FROM
     (OLD.command_id, OLD.account_key, OLD.kind, OLD.trust_account_id, OLD.client_id, OLD.matter_id, OLD.invoice_id, OLD.amount, OLD.currency, OLD.date)
  THEN
    RAISE EXCEPTION 'what a command holds is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_is_not_changed';
  END IF;
  IF OLD.state <> 'HELD' THEN
    RAISE EXCEPTION 'what a command held has come to its end: % stays', OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_ends_once';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "money_hold_is_not_changed" BEFORE UPDATE ON "money_hold" FOR EACH ROW EXECUTE FUNCTION "refuse_money_hold_change"();

-- ── what may be held: never more than a ledger has on any day, never more than is due, and never another's invoice ──

CREATE FUNCTION "check_money_hold"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted numeric := abs(NEW.amount);
  command command%ROWTYPE;
  invoice mirror_invoice%ROWTYPE;
  lowest numeric;
  due numeric;
BEGIN
  PERFORM "lock_money"(NEW.account_key);
  SELECT * INTO command FROM command c WHERE c.id = NEW.command_id;
  IF NEW.state <> 'HELD' OR command.state <> 'ACCEPTED' OR command.kind <> NEW.kind OR command.account_key <> NEW.account_key
    OR (command.input->>'amount')::numeric <> wanted OR (command.input->>'date')::date <> NEW.date
  THEN
    RAISE EXCEPTION 'a hold is of a command that was just accepted, and says what the command says'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_is_its_commands';
  END IF;
  IF NEW.trust_account_id IS NOT NULL AND NEW.amount < 0 THEN
    SELECT min(balance) INTO lowest FROM (
      SELECT line.date, sum(sum(line.amount)) OVER (ORDER BY line.date) AS balance FROM (
        SELECT t.date, t.amount FROM "ledger_transactions"(NEW.account_key, NEW.trust_account_id, NEW.client_id, NEW.matter_id) t
          WHERE t.status NOT IN ('VOID', 'RETURNED')
        UNION ALL
        SELECT h.date, h.amount FROM money_hold h
          WHERE h.account_key = NEW.account_key AND h.state = 'HELD' AND h.amount < 0 AND h.trust_account_id = NEW.trust_account_id
            AND h.client_id IS NOT DISTINCT FROM NEW.client_id AND h.matter_id IS NOT DISTINCT FROM NEW.matter_id
      ) line GROUP BY line.date
    ) day WHERE day.date >= NEW.date;
    IF lowest < 0 THEN
      RAISE EXCEPTION 'the ledger would be at % on a day', lowest USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_ledger_is_never_below_zero';
    END IF;
  END IF;
  IF NEW.invoice_id IS NOT NULL THEN
    SELECT * INTO invoice FROM mirror_invoice i WHERE i.account_key = NEW.account_key AND i.vendor_id = NEW.invoice_id AND i.deleted_at IS NULL;
    IF invoice.vendor_id IS NULL OR invoice.status NOT IN ('ISSUED', 'PARTIALLY_PAID', 'OVERDUE') THEN
      RAISE EXCEPTION 'the invoice takes no money: %', coalesce(invoice.status, 'there is none')
        USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_invoice_is_issued';
    END IF;
    IF NEW.trust_account_id IS NOT NULL AND (
      invoice.client_id IS DISTINCT FROM NEW.client_id OR (NEW.matter_id IS NOT NULL AND NOT NEW.matter_id = ANY (invoice.matter_ids)))
    THEN
      RAISE EXCEPTION 'the invoice is of another client or matter' USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_invoice_is_the_clients';
    END IF;
    SELECT invoice.balance - coalesce(sum(abs(h.amount)), 0) INTO due FROM money_hold h
      WHERE h.account_key = NEW.account_key AND h.state = 'HELD' AND h.invoice_id = NEW.invoice_id AND h.command_id <> NEW.command_id;
    IF NEW.matter_id IS NOT NULL THEN
      SELECT least(due, coalesce(sum((part->>'balance')::numeric), 0) - (
        SELECT coalesce(sum(abs(h.amount)), 0) FROM money_hold h
        WHERE h.account_key = NEW.account_key AND h.state = 'HELD' AND h.invoice_id = NEW.invoice_id AND h.matter_id = NEW.matter_id AND h.command_id <> NEW.command_id))
      INTO due FROM json_array_elements(invoice.matter_balances) part WHERE part->>'matterId' = NEW.matter_id;
    END IF;
    IF due < wanted THEN
      RAISE EXCEPTION 'no more than % is due', due USING ERRCODE = 'check_violation', CONSTRAINT = 'money_hold_is_no_more_than_due';
    END IF;
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "money_hold_is_allowed" AFTER INSERT ON "money_hold" FOR EACH ROW EXECUTE FUNCTION "check_money_hold"();

-- ── a command stays what it was when it was accepted, and agrees with what it holds ──

CREATE FUNCTION "refuse_command_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a command that moves money is never removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'command_stays';
  END IF;
  IF (NEW.id, NEW.tenant, NEW.kind, NEW.account_key, NEW.input_hash, NEW.input::text, NEW.marker, NEW.actor, NEW.created_at)
    IS DISTINCT FROM (OLD.id, OLD.tenant, OLD.kind, OLD.account_key, OLD.input_hash, OLD.input::text, OLD.marker, OLD.actor, OLD.created_at)
  THEN
    RAISE EXCEPTION 'what a command is about is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'command_is_not_changed';
  END IF;
  IF "moves_money"(OLD.kind) AND NEW.idempotency_key <> OLD.idempotency_key THEN
    RAISE EXCEPTION 'the key of a command that moves money is remembered for ever' USING ERRCODE = 'check_violation', CONSTRAINT = 'command_key_is_remembered';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "command_is_not_changed" BEFORE UPDATE ON "command" FOR EACH ROW EXECUTE FUNCTION "refuse_command_change"();

CREATE TRIGGER "command_stays" BEFORE DELETE ON "command" FOR EACH ROW WHEN ("moves_money"(OLD.kind)) EXECUTE FUNCTION "refuse_command_change"();

-- Looked at when the transaction ends: until then the one may be written before the other.
CREATE FUNCTION "check_command_and_hold"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  command_state command_state;
  hold money_hold%ROWTYPE;
  wanted text := CASE TG_TABLE_NAME WHEN 'command' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'command_id' END;
BEGIN
  SELECT c.state INTO command_state FROM command c WHERE c.id = wanted;
  SELECT * INTO hold FROM money_hold h WHERE h.command_id = wanted;
  IF hold.command_id IS NULL OR NOT (CASE command_state
    WHEN 'APPLIED' THEN hold.state = 'BOOKED'
    WHEN 'REJECTED' THEN hold.state = 'RELEASED'
    WHEN 'FAILED' THEN hold.state = 'RELEASED'
    WHEN 'NEEDS_REVIEW' THEN hold.state = 'HELD' OR hold.settled_by IS NOT NULL
    ELSE hold.state = 'HELD'
  END) THEN
    RAISE EXCEPTION 'a command that is % cannot hold its money as %', command_state, coalesce(hold.state::text, 'none')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'command_agrees_with_its_hold';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "command_agrees_with_its_hold" AFTER INSERT OR UPDATE ON "command" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ("moves_money"(NEW.kind)) EXECUTE FUNCTION "check_command_and_hold"();

CREATE CONSTRAINT TRIGGER "money_hold_agrees_with_its_command" AFTER INSERT OR UPDATE ON "money_hold" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "check_command_and_hold"();
