import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_audit_action" ADD VALUE 'settings';`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "audit" ALTER COLUMN "action" SET DATA TYPE text;
  DROP TYPE "public"."enum_audit_action";
  CREATE TYPE "public"."enum_audit_action" AS ENUM('login', 'logout', 'account', 'factor', 'invite', 'session', 'approve', 'return', 'publish', 'withdraw', 'delete', 'reissue', 'schedule', 'share', 'hide', 'export');
  ALTER TABLE "audit" ALTER COLUMN "action" SET DATA TYPE "public"."enum_audit_action" USING (CASE "action" WHEN 'settings' THEN 'account' ELSE "action" END)::"public"."enum_audit_action";`)
}
