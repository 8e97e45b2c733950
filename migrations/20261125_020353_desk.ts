import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_state" AS ENUM('draft', 'in-review', 'approved', 'scheduled', 'published', 'changed', 'withdrawn');
  CREATE TYPE "public"."enum_articles_change_kind" AS ENUM('correction', 'clarification', 'update', 'minor');
  CREATE TYPE "public"."enum__articles_v_version_state" AS ENUM('draft', 'in-review', 'approved', 'scheduled', 'published', 'changed', 'withdrawn');
  CREATE TYPE "public"."enum__articles_v_version_change_kind" AS ENUM('correction', 'clarification', 'update', 'minor');
  CREATE TYPE "public"."enum_audit_action" AS ENUM('login', 'logout', 'account', 'approve', 'return', 'publish', 'withdraw', 'delete', 'reissue', 'schedule', 'share', 'export');
  CREATE TABLE "articles_context_notes_sources" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"url" varchar
  );
  
  CREATE TABLE "articles_context_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"sentence" varchar,
  	"text" varchar,
  	"date" timestamp(3) with time zone,
  	"suggested" boolean DEFAULT true
  );
  
  CREATE TABLE "_articles_v_version_context_notes_sources" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"title" varchar,
  	"url" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_articles_v_version_context_notes" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"sentence" varchar,
  	"text" varchar,
  	"date" timestamp(3) with time zone,
  	"suggested" boolean DEFAULT true,
  	"_uuid" varchar
  );
  
  CREATE TABLE "audit" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"action" "enum_audit_action" NOT NULL,
  	"actor" varchar NOT NULL,
  	"actor_id" varchar,
  	"subject" varchar,
  	"what" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  -- Such a job published whatever draft was newest: it must not, and the one that takes its place asks for an approval.
  DELETE FROM "payload_jobs" WHERE "task_slug" = 'schedulePublish';
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'print', 'due');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'print', 'due');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "articles" ADD COLUMN "disclaimer_of_record_text" varchar;
  ALTER TABLE "articles" ADD COLUMN "disclaimer_of_record_revision" numeric;
  ALTER TABLE "articles" ADD COLUMN "disclaimer_of_record_sha256" varchar;
  ALTER TABLE "articles" ADD COLUMN "disclaimer_of_record_frozen_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "state" "enum_articles_state" DEFAULT 'draft';
  ALTER TABLE "articles" ADD COLUMN "change_kind" "enum_articles_change_kind";
  ALTER TABLE "articles" ADD COLUMN "change_text" varchar;
  ALTER TABLE "articles" ADD COLUMN "reason" varchar;
  ALTER TABLE "articles" ADD COLUMN "publish_on" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "withdraw_on" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "embargo" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "review_asked_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "review_asked_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "approval_hash" varchar;
  ALTER TABLE "articles" ADD COLUMN "approval_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "approval_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "saved_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "words_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_disclaimer_of_record_text" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_disclaimer_of_record_revision" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_disclaimer_of_record_sha256" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_disclaimer_of_record_frozen_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_state" "enum__articles_v_version_state" DEFAULT 'draft';
  ALTER TABLE "_articles_v" ADD COLUMN "version_change_kind" "enum__articles_v_version_change_kind";
  ALTER TABLE "_articles_v" ADD COLUMN "version_change_text" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_reason" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_publish_on" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_withdraw_on" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_embargo" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_asked_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_asked_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_approval_hash" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_approval_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_approval_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_saved_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_words_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "autosave" boolean;
  ALTER TABLE "disclaimers" ADD COLUMN "revision" numeric DEFAULT 1;
  ALTER TABLE "_disclaimers_v" ADD COLUMN "version_revision" numeric DEFAULT 1;
  ALTER TABLE "site" ADD COLUMN "two_people" boolean DEFAULT false;
  ALTER TABLE "articles_context_notes_sources" ADD CONSTRAINT "articles_context_notes_sources_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles_context_notes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "articles_context_notes" ADD CONSTRAINT "articles_context_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_context_notes_sources" ADD CONSTRAINT "_articles_v_version_context_notes_sources_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v_version_context_notes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_articles_v_version_context_notes" ADD CONSTRAINT "_articles_v_version_context_notes_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_articles_v"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "articles_context_notes_sources_order_idx" ON "articles_context_notes_sources" USING btree ("_order");
  CREATE INDEX "articles_context_notes_sources_parent_id_idx" ON "articles_context_notes_sources" USING btree ("_parent_id");
  CREATE INDEX "articles_context_notes_order_idx" ON "articles_context_notes" USING btree ("_order");
  CREATE INDEX "articles_context_notes_parent_id_idx" ON "articles_context_notes" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_context_notes_sources_order_idx" ON "_articles_v_version_context_notes_sources" USING btree ("_order");
  CREATE INDEX "_articles_v_version_context_notes_sources_parent_id_idx" ON "_articles_v_version_context_notes_sources" USING btree ("_parent_id");
  CREATE INDEX "_articles_v_version_context_notes_order_idx" ON "_articles_v_version_context_notes" USING btree ("_order");
  CREATE INDEX "_articles_v_version_context_notes_parent_id_idx" ON "_articles_v_version_context_notes" USING btree ("_parent_id");
  CREATE INDEX "audit_action_idx" ON "audit" USING btree ("action");
  CREATE INDEX "audit_subject_idx" ON "audit" USING btree ("subject");
  CREATE INDEX "audit_updated_at_idx" ON "audit" USING btree ("updated_at");
  CREATE INDEX "audit_created_at_idx" ON "audit" USING btree ("created_at");
  CREATE INDEX "articles_state_idx" ON "articles" USING btree ("state");
  CREATE INDEX "_articles_v_version_version_state_idx" ON "_articles_v" USING btree ("version_state");
  CREATE INDEX "_articles_v_autosave_idx" ON "_articles_v" USING btree ("autosave");
  UPDATE "articles" SET "state" = (CASE WHEN "_status" = 'published' THEN 'published' WHEN "public_slug" IS NOT NULL THEN 'withdrawn' ELSE 'draft' END)::"enum_articles_state";
  UPDATE "_articles_v" SET "version_state" = (CASE WHEN "version__status" = 'published' THEN 'published' WHEN "version_public_slug" IS NOT NULL THEN 'withdrawn' ELSE 'draft' END)::"enum__articles_v_version_state";

  -- Each wording so far is a revision; what is published keeps the one it stands with now.
  WITH wordings AS (SELECT "id", "parent_id", "version_text" IS DISTINCT FROM lag("version_text") OVER (PARTITION BY "parent_id" ORDER BY "created_at", "id") AS is_new, "created_at" FROM "_disclaimers_v"),
    counted AS (SELECT "id", count(*) FILTER (WHERE is_new) OVER (PARTITION BY "parent_id" ORDER BY "created_at", "id") AS revision FROM wordings)
    UPDATE "_disclaimers_v" v SET "version_revision" = c.revision FROM counted c WHERE c."id" = v."id";
  UPDATE "disclaimers" d SET "revision" = coalesce((SELECT max("version_revision") FROM "_disclaimers_v" v WHERE v."parent_id" = d."id"), 1);
  UPDATE "articles" a SET "disclaimer_of_record_text" = d."text", "disclaimer_of_record_revision" = d."revision",
      "disclaimer_of_record_sha256" = encode(sha256(convert_to(d."text", 'UTF8')), 'hex'), "disclaimer_of_record_frozen_at" = now()
    FROM "disclaimers" d WHERE d."id" = a."disclaimer_id" AND a."_status" = 'published';

  CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The audit log is only ever added to.' USING ERRCODE = 'insufficient_privilege'; END $$;
  CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_context_notes_sources" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "articles_context_notes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_articles_v_version_context_notes_sources" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_articles_v_version_context_notes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "audit" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "articles_context_notes_sources" CASCADE;
  DROP TABLE "articles_context_notes" CASCADE;
  DROP TABLE "_articles_v_version_context_notes_sources" CASCADE;
  DROP TABLE "_articles_v_version_context_notes" CASCADE;
  DROP TABLE "audit" CASCADE;
  DROP FUNCTION refuse_change_of_audit;
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'print', 'schedulePublish');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'print', 'schedulePublish');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "articles_state_idx";
  DROP INDEX "_articles_v_version_version_state_idx";
  DROP INDEX "_articles_v_autosave_idx";
  ALTER TABLE "articles" DROP COLUMN "disclaimer_of_record_text";
  ALTER TABLE "articles" DROP COLUMN "disclaimer_of_record_revision";
  ALTER TABLE "articles" DROP COLUMN "disclaimer_of_record_sha256";
  ALTER TABLE "articles" DROP COLUMN "disclaimer_of_record_frozen_at";
  ALTER TABLE "articles" DROP COLUMN "state";
  ALTER TABLE "articles" DROP COLUMN "change_kind";
  ALTER TABLE "articles" DROP COLUMN "change_text";
  ALTER TABLE "articles" DROP COLUMN "reason";
  ALTER TABLE "articles" DROP COLUMN "publish_on";
  ALTER TABLE "articles" DROP COLUMN "withdraw_on";
  ALTER TABLE "articles" DROP COLUMN "embargo";
  ALTER TABLE "articles" DROP COLUMN "review_asked_by";
  ALTER TABLE "articles" DROP COLUMN "review_asked_at";
  ALTER TABLE "articles" DROP COLUMN "approval_hash";
  ALTER TABLE "articles" DROP COLUMN "approval_by";
  ALTER TABLE "articles" DROP COLUMN "approval_at";
  ALTER TABLE "articles" DROP COLUMN "saved_by";
  ALTER TABLE "articles" DROP COLUMN "words_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_disclaimer_of_record_text";
  ALTER TABLE "_articles_v" DROP COLUMN "version_disclaimer_of_record_revision";
  ALTER TABLE "_articles_v" DROP COLUMN "version_disclaimer_of_record_sha256";
  ALTER TABLE "_articles_v" DROP COLUMN "version_disclaimer_of_record_frozen_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_state";
  ALTER TABLE "_articles_v" DROP COLUMN "version_change_kind";
  ALTER TABLE "_articles_v" DROP COLUMN "version_change_text";
  ALTER TABLE "_articles_v" DROP COLUMN "version_reason";
  ALTER TABLE "_articles_v" DROP COLUMN "version_publish_on";
  ALTER TABLE "_articles_v" DROP COLUMN "version_withdraw_on";
  ALTER TABLE "_articles_v" DROP COLUMN "version_embargo";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_asked_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_asked_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_approval_hash";
  ALTER TABLE "_articles_v" DROP COLUMN "version_approval_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_approval_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_saved_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_words_by";
  ALTER TABLE "_articles_v" DROP COLUMN "autosave";
  ALTER TABLE "disclaimers" DROP COLUMN "revision";
  ALTER TABLE "_disclaimers_v" DROP COLUMN "version_revision";
  ALTER TABLE "site" DROP COLUMN "two_people";
  DROP TYPE "public"."enum_articles_state";
  DROP TYPE "public"."enum_articles_change_kind";
  DROP TYPE "public"."enum__articles_v_version_state";
  DROP TYPE "public"."enum__articles_v_version_change_kind";
  DROP TYPE "public"."enum_audit_action";`)
}
