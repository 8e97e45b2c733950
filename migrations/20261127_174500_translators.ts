import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "translated_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_translated_by" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "translated_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_translated_by";`)
}
