-- Expenses, invoices, payments and trust money. The order of the bytes and room on the pages as in the first migration.

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "record_kind" ADD VALUE 'EXPENSE';
ALTER TYPE "record_kind" ADD VALUE 'INVOICE';
ALTER TYPE "record_kind" ADD VALUE 'PAYMENT';
ALTER TYPE "record_kind" ADD VALUE 'TRUST_ACCOUNT';
ALTER TYPE "record_kind" ADD VALUE 'TRUST_TRANSACTION';

-- AlterTable
ALTER TABLE "mirror_matter" ADD COLUMN     "vendor_totals" JSON;

-- AlterTable
ALTER TABLE "mirror_time_entry" ADD COLUMN     "invoice_id" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "mirror_expense" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "vendor_url" TEXT,
    "external_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSON,
    "content_hash" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "matter_id" TEXT COLLATE "C",
    "user_id" TEXT COLLATE "C",
    "date" DATE NOT NULL,
    "description" TEXT NOT NULL,
    "expense_code" TEXT,
    "quantity" DECIMAL NOT NULL,
    "unit_amount" DECIMAL NOT NULL,
    "amount" DECIMAL NOT NULL,
    "taxable" BOOLEAN,
    "billable" BOOLEAN NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "invoice_id" TEXT COLLATE "C",

    CONSTRAINT "mirror_expense_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_invoice" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "vendor_url" TEXT,
    "external_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSON,
    "content_hash" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "terms" TEXT[],
    "number" TEXT,
    "status" TEXT NOT NULL,
    "matter_ids" TEXT[] COLLATE "C",
    "client_id" TEXT COLLATE "C",
    "issue_date" DATE,
    "due_date" DATE,
    "line_items" JSON NOT NULL,
    "subtotal" DECIMAL NOT NULL,
    "discount" DECIMAL NOT NULL,
    "tax" DECIMAL NOT NULL,
    "total" DECIMAL NOT NULL,
    "trust_applied" DECIMAL NOT NULL,
    "paid" DECIMAL NOT NULL,
    "written_off" DECIMAL NOT NULL,
    "balance" DECIMAL NOT NULL,
    "matter_balances" JSON NOT NULL,
    "currency" TEXT NOT NULL,
    "payment_link" TEXT,
    "time_entry_ids" TEXT[] COLLATE "C",
    "expense_ids" TEXT[] COLLATE "C",

    CONSTRAINT "mirror_invoice_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_payment" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "vendor_url" TEXT,
    "external_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSON,
    "content_hash" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "currency" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "method" TEXT,
    "processor" TEXT,
    "transaction_id" TEXT COLLATE "C",
    "payer_id" TEXT COLLATE "C",
    "matter_id" TEXT COLLATE "C",
    "applications" JSON NOT NULL,
    "trust_transaction_id" TEXT COLLATE "C",
    "memo" TEXT,
    "invoice_ids" TEXT[] COLLATE "C",

    CONSTRAINT "mirror_payment_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_trust_account" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "vendor_url" TEXT,
    "external_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSON,
    "content_hash" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "bank_name" TEXT,
    "masked_number" TEXT,
    "currency" TEXT NOT NULL,
    "balance" DECIMAL NOT NULL,
    "ledgers" JSON NOT NULL,
    "sort_name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "mirror_trust_account_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_trust_transaction" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "vendor_url" TEXT,
    "external_id" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSON,
    "content_hash" TEXT NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "type" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "balance_after" DECIMAL,
    "currency" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "trust_account_id" TEXT COLLATE "C" NOT NULL,
    "client_id" TEXT COLLATE "C",
    "matter_id" TEXT COLLATE "C",
    "invoice_id" TEXT COLLATE "C",
    "method" TEXT,
    "reference" TEXT,
    "memo" TEXT,
    "reverses_id" TEXT COLLATE "C",

    CONSTRAINT "mirror_trust_transaction_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "quarantined_record" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "kind" "record_kind" NOT NULL,
    "vendor_id" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "record" JSON NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarantined_record_pkey" PRIMARY KEY ("account_key","kind","vendor_id")
);

-- CreateIndex
CREATE INDEX "mirror_expense_updated_at_account_key_vendor_id_idx" ON "mirror_expense"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_expense_date_account_key_vendor_id_idx" ON "mirror_expense"("date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_expense_account_key_matter_id_date_idx" ON "mirror_expense"("account_key", "matter_id", "date");

-- CreateIndex
CREATE INDEX "mirror_invoice_updated_at_account_key_vendor_id_idx" ON "mirror_invoice"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_invoice_issue_date_account_key_vendor_id_idx" ON "mirror_invoice"("issue_date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_invoice_matter_ids_idx" ON "mirror_invoice" USING GIN ("matter_ids");

-- CreateIndex
CREATE INDEX "mirror_invoice_time_entry_ids_idx" ON "mirror_invoice" USING GIN ("time_entry_ids");

-- CreateIndex
CREATE INDEX "mirror_invoice_expense_ids_idx" ON "mirror_invoice" USING GIN ("expense_ids");

-- CreateIndex
CREATE INDEX "mirror_invoice_account_key_client_id_idx" ON "mirror_invoice"("account_key", "client_id");

-- CreateIndex
CREATE INDEX "mirror_payment_updated_at_account_key_vendor_id_idx" ON "mirror_payment"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_payment_date_account_key_vendor_id_idx" ON "mirror_payment"("date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_payment_account_key_matter_id_date_idx" ON "mirror_payment"("account_key", "matter_id", "date");

-- CreateIndex
CREATE INDEX "mirror_payment_invoice_ids_idx" ON "mirror_payment" USING GIN ("invoice_ids");

-- CreateIndex
CREATE INDEX "mirror_trust_transaction_updated_at_account_key_vendor_id_idx" ON "mirror_trust_transaction"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_trust_transaction_date_account_key_vendor_id_idx" ON "mirror_trust_transaction"("date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_trust_transaction_account_key_matter_id_date_idx" ON "mirror_trust_transaction"("account_key", "matter_id", "date");

-- CreateIndex
CREATE INDEX "mirror_trust_transaction_account_key_trust_account_id_date_idx" ON "mirror_trust_transaction"("account_key", "trust_account_id", "date");

-- AddForeignKey
ALTER TABLE "quarantined_record" ADD CONSTRAINT "quarantined_record_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;
