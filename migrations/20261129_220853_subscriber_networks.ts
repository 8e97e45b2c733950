import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "subscriptions" ADD COLUMN "network" varchar;
  CREATE INDEX "subscriptions_network_idx" ON "subscriptions" USING btree ("network");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "subscriptions_network_idx";
  ALTER TABLE "subscriptions" DROP COLUMN "network";`)
}
