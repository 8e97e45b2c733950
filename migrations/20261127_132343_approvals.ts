import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "approval_shown" varchar;
  ALTER TABLE "articles" ADD COLUMN "approval_account" varchar;
  ALTER TABLE "articles" ADD COLUMN "saved_by_account" varchar;
  ALTER TABLE "articles" ADD COLUMN "public_hash" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_approval_shown" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_approval_account" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_saved_by_account" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_public_hash" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "approval_shown";
  ALTER TABLE "articles" DROP COLUMN "approval_account";
  ALTER TABLE "articles" DROP COLUMN "saved_by_account";
  ALTER TABLE "articles" DROP COLUMN "public_hash";
  ALTER TABLE "_articles_v" DROP COLUMN "version_approval_shown";
  ALTER TABLE "_articles_v" DROP COLUMN "version_approval_account";
  ALTER TABLE "_articles_v" DROP COLUMN "version_saved_by_account";
  ALTER TABLE "_articles_v" DROP COLUMN "version_public_hash";`)
}
