import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The list of corrections stands at /corrections now: the page on how mistakes are put right, which was seeded there, moves aside. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update pages set slug = 'corrections-policy' where slug = 'corrections'
      and not exists (select from pages where slug = 'corrections-policy');
    update pages set public_slug = 'corrections-policy' where public_slug = 'corrections';
    update _pages_v set version_slug = 'corrections-policy' where version_slug = 'corrections';
    update _pages_v set version_public_slug = 'corrections-policy' where version_public_slug = 'corrections'`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    update pages set slug = 'corrections' where slug = 'corrections-policy';
    update pages set public_slug = 'corrections' where public_slug = 'corrections-policy';
    update _pages_v set version_slug = 'corrections' where version_slug = 'corrections-policy';
    update _pages_v set version_public_slug = 'corrections' where version_public_slug = 'corrections-policy'`)
}
