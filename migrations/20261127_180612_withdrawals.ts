import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_gone_for" AS ENUM('wrong', 'legal');
  CREATE TYPE "public"."enum__articles_v_version_gone_for" AS ENUM('wrong', 'legal');
  CREATE TYPE "public"."enum_redirects_gone_for" AS ENUM('wrong', 'legal');
  ALTER TABLE "articles" ADD COLUMN "gone_for" "enum_articles_gone_for";
  ALTER TABLE "_articles_v" ADD COLUMN "version_gone_for" "enum__articles_v_version_gone_for";
  ALTER TABLE "redirects" ADD COLUMN "gone_for" "enum_redirects_gone_for";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "gone_for";
  ALTER TABLE "_articles_v" DROP COLUMN "version_gone_for";
  ALTER TABLE "redirects" DROP COLUMN "gone_for";
  DROP TYPE "public"."enum_articles_gone_for";
  DROP TYPE "public"."enum__articles_v_version_gone_for";
  DROP TYPE "public"."enum_redirects_gone_for";`)
}
