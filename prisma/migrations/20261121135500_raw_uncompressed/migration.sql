-- What the vendor sent is kept beside the row as it is: compressing it takes the embedded database a quarter of the time it takes to write a record,
-- and lists, which never look at it, would still read it.

-- AlterTable
ALTER TABLE "mirror_user" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_contact" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_matter" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_time_entry" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_expense" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_invoice" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_payment" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_trust_account" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
ALTER TABLE "mirror_trust_transaction" ALTER COLUMN "raw" SET STORAGE EXTERNAL;
