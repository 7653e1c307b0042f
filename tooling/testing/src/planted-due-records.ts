import type { TestSystem } from './test-system.ts'

/** The records of everybody else in one organisation are due to go, and two that went have left their certificates. */
export async function plantDueRecords({ sql }: Pick<TestSystem, 'sql'>, exceptOf: string): Promise<void> {
  await sql(
    `INSERT INTO retention.retention_date (organisation, service_user_id, dispose_from, decided_by, computed_at)
     SELECT organisation, subject_id, '2020-01-01', 'DMWS7', now() FROM facts.subject WHERE organisation = 'dmws' AND subject_id <> $1::uuid
     ON CONFLICT DO NOTHING`,
    exceptOf,
  )
  await sql(
    `INSERT INTO retention.disposal (id, organisation, rule, state, proposed_at, proposed_by_id, proposed_by_name, decided_at, decided_by_id,
       decided_by_name, erased_at)
     SELECT gen_random_uuid(), 'dmws', 'DMWS7', 'ERASED', now(), '1', 'Sam Field', now(), '2', 'Jo Bennett', now() FROM generate_series(1, 2)`,
  )
}
