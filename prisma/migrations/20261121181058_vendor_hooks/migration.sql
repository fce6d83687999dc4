-- CreateTable
CREATE TABLE "hook_address" (
    "account_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "look_again_at" TIMESTAMPTZ(3),

    CONSTRAINT "hook_address_pkey" PRIMARY KEY ("account_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "hook_address_token_hash_key" ON "hook_address"("token_hash");

-- AddForeignKey
ALTER TABLE "hook_address" ADD CONSTRAINT "hook_address_account_key_fkey" FOREIGN KEY ("account_key") REFERENCES "account"("key") ON DELETE CASCADE ON UPDATE CASCADE;
