import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'verify';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'deliver';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'ping';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'verify';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'deliver';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'ping';
  CREATE TABLE "subscriptions" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"topic" varchar NOT NULL,
  	"callback" varchar NOT NULL,
  	"host" varchar NOT NULL,
  	"secret" varchar,
  	"expires" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "site" ADD COLUMN "hub" varchar;
  CREATE INDEX "subscriptions_host_idx" ON "subscriptions" USING btree ("host");
  CREATE INDEX "subscriptions_expires_idx" ON "subscriptions" USING btree ("expires");
  CREATE INDEX "subscriptions_updated_at_idx" ON "subscriptions" USING btree ("updated_at");
  CREATE INDEX "subscriptions_created_at_idx" ON "subscriptions" USING btree ("created_at");
  CREATE UNIQUE INDEX "topic_callback_idx" ON "subscriptions" USING btree ("topic","callback");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "subscriptions" CASCADE;
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'print', 'due', 'clearMedia');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'print', 'due', 'clearMedia');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "site" DROP COLUMN "hub";`)
}
