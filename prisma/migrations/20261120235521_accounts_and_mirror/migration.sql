-- The order of the bytes (COLLATE "C") wherever a list is sorted or joined, so that every machine sorts alike, and room on the pages,
-- so that marking a record as seen again touches no index. No semicolon in comments: one driver takes it for the end of a statement.

-- CreateEnum
CREATE TYPE "vendor" AS ENUM ('CLIO', 'MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL');

-- CreateEnum
CREATE TYPE "record_kind" AS ENUM ('USER', 'CONTACT', 'MATTER', 'TIME_ENTRY');

-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('CONNECTING', 'CONNECTED', 'CHALLENGE', 'NEEDS_CREDENTIALS', 'VENDOR_DOWN', 'DRIFTED', 'DISCONNECTED');

-- CreateEnum
CREATE TYPE "sync_phase" AS ENUM ('PENDING', 'INITIAL', 'LIVE', 'FAILING');

-- CreateEnum
CREATE TYPE "mfa_method" AS ENUM ('TOTP', 'SMS', 'EMAIL', 'ACCOUNT_CHOICE');

-- CreateTable
CREATE TABLE "account" (
    "key" TEXT COLLATE "C" NOT NULL,
    "vendor" "vendor" NOT NULL,
    "tenant" TEXT NOT NULL,
    "firm_name" TEXT NOT NULL,
    "region" TEXT,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "account_status" NOT NULL,
    "status_detail" TEXT,
    "user_id" TEXT COLLATE "C",
    "entitlements" JSONB NOT NULL,
    "capabilities" JSONB NOT NULL,
    "consent_granted_by" TEXT NOT NULL,
    "consent_granted_at" TIMESTAMPTZ(3) NOT NULL,
    "portal" JSONB NOT NULL,
    "login_fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "vault_secret" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "vault_secret_pkey" PRIMARY KEY ("account_key","name")
);

-- CreateTable
CREATE TABLE "sync_state" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "kind" "record_kind" NOT NULL,
    "phase" "sync_phase" NOT NULL,
    "cursor" TEXT COLLATE "C",
    "pass_started_at" TIMESTAMPTZ(3),
    "pass_records" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "last_succeeded_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "sync_state_pkey" PRIMARY KEY ("account_key","kind")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" TEXT NOT NULL,
    "account_key" TEXT COLLATE "C" NOT NULL,
    "method" "mfa_method" NOT NULL,
    "sent_to" TEXT,
    "options" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "accounts" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mirror_user" (
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
    "search_text" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT COLLATE "C",
    "active" BOOLEAN NOT NULL,
    "rate" DECIMAL,
    "sort_name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "mirror_user_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_contact" (
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
    "search_text" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "company_name" TEXT,
    "primary_contact" JSON,
    "is_client" BOOLEAN,
    "roles" JSON NOT NULL,
    "emails" JSON NOT NULL,
    "phones" JSON NOT NULL,
    "addresses" JSON NOT NULL,
    "preferred_contact_method" TEXT,
    "client_portal_enabled" BOOLEAN,
    "billing_preferences" JSON,
    "notes" TEXT,
    "custom_fields" JSON NOT NULL,
    "tags" JSON NOT NULL,
    "sort_name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "mirror_contact_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_matter" (
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
    "search_text" TEXT NOT NULL,
    "field_terms" TEXT[],
    "number" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "status" TEXT NOT NULL,
    "stage" TEXT,
    "practice_area" TEXT,
    "open_date" DATE,
    "close_date" DATE,
    "billing_type" TEXT,
    "billing_rate" DECIMAL,
    "billing_flat_amount" DECIMAL,
    "billing_currency" TEXT,
    "client_id" TEXT COLLATE "C",
    "responsible_attorney_id" TEXT COLLATE "C",
    "participants" JSON NOT NULL,
    "imanage_workspace_id" TEXT,
    "custom_fields" JSON NOT NULL,
    "tags" JSON NOT NULL,
    "sort_title" TEXT COLLATE "C" NOT NULL,
    "sort_number" TEXT COLLATE "C",

    CONSTRAINT "mirror_matter_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateTable
CREATE TABLE "mirror_matter_participant" (
    "account_key" TEXT COLLATE "C" NOT NULL,
    "contact_id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "matter_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "mirror_matter_participant_pkey" PRIMARY KEY ("account_key","contact_id","role","matter_id")
);

-- CreateTable
CREATE TABLE "mirror_time_entry" (
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
    "matter_id" TEXT COLLATE "C",
    "user_id" TEXT COLLATE "C",
    "date" DATE NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "billable" BOOLEAN NOT NULL,
    "activity_code" TEXT,
    "rate" DECIMAL,
    "amount" DECIMAL NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reference_id" TEXT,
    "tags" JSON NOT NULL,

    CONSTRAINT "mirror_time_entry_pkey" PRIMARY KEY ("account_key","vendor_id")
) WITH (fillfactor = 85);

-- CreateIndex
CREATE UNIQUE INDEX "account_login_fingerprint_key" ON "account"("login_fingerprint");

-- CreateIndex
CREATE INDEX "account_tenant_idx" ON "account"("tenant");

-- CreateIndex
CREATE INDEX "challenge_account_key_idx" ON "challenge"("account_key");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "mirror_user_updated_at_account_key_vendor_id_idx" ON "mirror_user"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_contact_updated_at_account_key_vendor_id_idx" ON "mirror_contact"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_contact_sort_name_account_key_vendor_id_idx" ON "mirror_contact"("sort_name", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_contact_terms_idx" ON "mirror_contact" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "mirror_matter_updated_at_account_key_vendor_id_idx" ON "mirror_matter"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_matter_open_date_account_key_vendor_id_idx" ON "mirror_matter"("open_date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_matter_sort_title_account_key_vendor_id_idx" ON "mirror_matter"("sort_title", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_matter_account_key_responsible_attorney_id_idx" ON "mirror_matter"("account_key", "responsible_attorney_id");

-- CreateIndex
CREATE INDEX "mirror_matter_terms_idx" ON "mirror_matter" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "mirror_matter_participant_account_key_matter_id_idx" ON "mirror_matter_participant"("account_key", "matter_id");

-- CreateIndex
CREATE INDEX "mirror_matter_participant_role_account_key_contact_id_idx" ON "mirror_matter_participant"("role", "account_key", "contact_id");

-- CreateIndex
CREATE INDEX "mirror_time_entry_updated_at_account_key_vendor_id_idx" ON "mirror_time_entry"("updated_at", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_time_entry_date_account_key_vendor_id_idx" ON "mirror_time_entry"("date", "account_key", "vendor_id");

-- CreateIndex
CREATE INDEX "mirror_time_entry_account_key_matter_id_date_idx" ON "mirror_time_entry"("account_key", "matter_id", "date");

-- CreateIndex
CREATE INDEX "mirror_time_entry_account_key_user_id_idx" ON "mirror_time_entry"("account_key", "user_id");

-- AddForeignKey
ALTER TABLE "vault_secret" ADD CONSTRAINT "vault_secret_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_state" ADD CONSTRAINT "sync_state_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;
