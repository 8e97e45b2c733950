import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

// Tables of our own, which no collection names: nothing of them is reached by the API (docs/decisions/0023-second-factor.md).
// Challenges and invitations are written beside a sign-in that holds its account's row, and a reference to it would wait for that for
// ever; they end by themselves.
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
  CREATE TABLE "factors" (
    "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "account" uuid NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "kind" text NOT NULL CHECK ("kind" IN ('totp', 'passkey', 'recovery')),
    "name" text NOT NULL,
    "secret" text,
    "step" bigint,
    "credential" text UNIQUE,
    "public_key" text,
    "counter" bigint NOT NULL DEFAULT 0,
    "transports" text NOT NULL DEFAULT '',
    "codes" text[] NOT NULL DEFAULT '{}',
    "attempts" integer NOT NULL DEFAULT 0,
    "created_at" timestamptz NOT NULL,
    "used_at" timestamptz
  );
  CREATE INDEX "factors_account_idx" ON "factors" ("account");
  CREATE UNIQUE INDEX "factors_recovery_idx" ON "factors" ("account") WHERE "kind" = 'recovery';

  CREATE TABLE "challenges" (
    "challenge" text PRIMARY KEY,
    "account" uuid NOT NULL,
    "purpose" text NOT NULL,
    "secret" text,
    "ends_at" timestamptz NOT NULL
  );
  CREATE INDEX "challenges_account_idx" ON "challenges" ("account");

  CREATE TABLE "invitations" (
    "hash" text PRIMARY KEY,
    "account" uuid NOT NULL,
    "is_first" boolean NOT NULL,
    "ends_at" timestamptz NOT NULL
  );
  CREATE INDEX "invitations_account_idx" ON "invitations" ("account");

  CREATE TABLE "sign_ins" (
    "id" uuid PRIMARY KEY,
    "account" uuid NOT NULL REFERENCES "users" ("id") ON DELETE CASCADE,
    "created_at" timestamptz NOT NULL,
    "used_at" timestamptz NOT NULL,
    "proved_at" timestamptz NOT NULL
  );
  CREATE INDEX "sign_ins_account_idx" ON "sign_ins" ("account");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  DROP TABLE "sign_ins", "invitations", "challenges", "factors";`)
}
