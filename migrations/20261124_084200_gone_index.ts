import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "_status_publicSlug_idx";
  DROP INDEX "version__status_version_publicSlug_idx";
  CREATE INDEX "publicSlug__status_idx" ON "articles" USING btree ("public_slug","_status");
  CREATE INDEX "version_publicSlug_version__status_idx" ON "_articles_v" USING btree ("version_public_slug","version__status");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "publicSlug__status_idx";
  DROP INDEX "version_publicSlug_version__status_idx";
  CREATE INDEX "_status_publicSlug_idx" ON "articles" USING btree ("_status","public_slug");
  CREATE INDEX "version__status_version_publicSlug_idx" ON "_articles_v" USING btree ("version__status","version_public_slug");`)
}
