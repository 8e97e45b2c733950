import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "withdrawn_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "returned_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_withdrawn_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_returned_at" timestamp(3) with time zone;
  CREATE INDEX "articles_withdrawn_at_idx" ON "articles" USING btree ("withdrawn_at");
  CREATE INDEX "articles_returned_at_idx" ON "articles" USING btree ("returned_at");
  CREATE INDEX "_articles_v_version_version_withdrawn_at_idx" ON "_articles_v" USING btree ("version_withdrawn_at");
  CREATE INDEX "_articles_v_version_version_returned_at_idx" ON "_articles_v" USING btree ("version_returned_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "articles_withdrawn_at_idx";
  DROP INDEX "articles_returned_at_idx";
  DROP INDEX "_articles_v_version_version_withdrawn_at_idx";
  DROP INDEX "_articles_v_version_version_returned_at_idx";
  ALTER TABLE "articles" DROP COLUMN "withdrawn_at";
  ALTER TABLE "articles" DROP COLUMN "returned_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_withdrawn_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_returned_at";`)
}
