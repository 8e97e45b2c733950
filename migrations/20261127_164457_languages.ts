import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_pages_language" AS ENUM('en', 'ru', 'kk');
  CREATE TYPE "public"."enum__pages_v_version_language" AS ENUM('en', 'ru', 'kk');
  CREATE TYPE "public"."enum_site_navigation_language" AS ENUM('en', 'ru', 'kk');
  CREATE TYPE "public"."enum_site_footer_language" AS ENUM('en', 'ru', 'kk');
  ALTER TABLE "pages" ADD COLUMN "language" "enum_pages_language" DEFAULT 'en';
  ALTER TABLE "_pages_v" ADD COLUMN "version_language" "enum__pages_v_version_language" DEFAULT 'en';
  ALTER TABLE "site_navigation" ADD COLUMN "language" "enum_site_navigation_language";
  ALTER TABLE "site_footer" ADD COLUMN "language" "enum_site_footer_language";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" DROP COLUMN "language";
  ALTER TABLE "_pages_v" DROP COLUMN "version_language";
  ALTER TABLE "site_navigation" DROP COLUMN "language";
  ALTER TABLE "site_footer" DROP COLUMN "language";
  DROP TYPE "public"."enum_pages_language";
  DROP TYPE "public"."enum__pages_v_version_language";
  DROP TYPE "public"."enum_site_navigation_language";
  DROP TYPE "public"."enum_site_footer_language";`)
}
