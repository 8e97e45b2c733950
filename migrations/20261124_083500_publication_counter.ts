import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The last publication number given, in one row: written by hand, since no collection stands for it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`create table publication_counter (id integer primary key check (id = 1), last integer not null)`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table publication_counter`)
}
