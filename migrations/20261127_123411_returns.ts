import { type MigrateUpArgs, type MigrateDownArgs, sql } from "@payloadcms/db-postgres"

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "review_returned_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "review_returned_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "review_returned_for" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_returned_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_returned_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_returned_for" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "review_returned_by";
  ALTER TABLE "articles" DROP COLUMN "review_returned_at";
  ALTER TABLE "articles" DROP COLUMN "review_returned_for";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_returned_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_returned_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_returned_for";`)
}
