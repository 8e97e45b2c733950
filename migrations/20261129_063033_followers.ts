import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "followers" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"day" varchar NOT NULL,
  	"service" varchar NOT NULL,
  	"feed" varchar NOT NULL,
  	"count" numeric NOT NULL
  );
  
  CREATE UNIQUE INDEX "day_service_feed_idx" ON "followers" USING btree ("day","service","feed");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "followers" CASCADE;`)
}
