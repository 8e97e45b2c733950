import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_audit_action" ADD VALUE 'hide' BEFORE 'export';
  ALTER TABLE "articles" ADD COLUMN "change_keeps_earlier" boolean;
  ALTER TABLE "articles" ADD COLUMN "revision_number" numeric;
  ALTER TABLE "articles" ADD COLUMN "revision_shown_from" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_change_keeps_earlier" boolean;
  ALTER TABLE "_articles_v" ADD COLUMN "version_revision_number" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_revision_shown_from" numeric;
  -- What readers have of articles that were published before revisions were numbered is the first of theirs.
  UPDATE "articles" SET "revision_number" = 1, "revision_shown_from" = 1 WHERE "published_at" IS NOT NULL;
  UPDATE "_articles_v" SET "version_revision_number" = 1, "version_revision_shown_from" = 1 WHERE "id" IN (
    SELECT DISTINCT ON ("parent_id") "id" FROM "_articles_v" WHERE "version__status" = 'published'
    ORDER BY "parent_id", "updated_at" DESC);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "audit" ALTER COLUMN "action" SET DATA TYPE text;
  DROP TYPE "public"."enum_audit_action";
  CREATE TYPE "public"."enum_audit_action" AS ENUM('login', 'logout', 'account', 'approve', 'return', 'publish', 'withdraw', 'delete', 'reissue', 'schedule', 'share', 'export');
  ALTER TABLE "audit" ALTER COLUMN "action" SET DATA TYPE "public"."enum_audit_action" USING "action"::"public"."enum_audit_action";
  ALTER TABLE "articles" DROP COLUMN "change_keeps_earlier";
  ALTER TABLE "articles" DROP COLUMN "revision_number";
  ALTER TABLE "articles" DROP COLUMN "revision_shown_from";
  ALTER TABLE "_articles_v" DROP COLUMN "version_change_keeps_earlier";
  ALTER TABLE "_articles_v" DROP COLUMN "version_revision_number";
  ALTER TABLE "_articles_v" DROP COLUMN "version_revision_shown_from";`)
}
