import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ALTER COLUMN "language" DROP DEFAULT;
  ALTER TABLE "_articles_v" ALTER COLUMN "version_language" DROP DEFAULT;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ALTER COLUMN "language" SET DEFAULT 'en';
  ALTER TABLE "_articles_v" ALTER COLUMN "version_language" SET DEFAULT 'en';`)
}
