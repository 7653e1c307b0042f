import type { NeedlessGuard } from '../needless-guards.ts'

export const needlessInFacts: readonly NeedlessGuard[] = [
  {
    file: 'decision-facts/sql/subjects.sql',
    guard: "r.kind = 'break-glass'",
    reason: 'the emergency itself must stand beside it, which is asked for its own end; this one is told',
  },
  ...['s.organisation = g.', 'c.organisation = m.', 'c.organisation = t.', 'i.organisation = s.'].map((guard) => ({
    file: 'access/prisma/migrations/20261122013658_init/migration.sql',
    guard: `${guard}organisation`,
    reason: 'foreign keys hold both rows to one organisation',
  })),
  {
    file: 'access/prisma/migrations/20261125001707_representatives/migration.sql',
    guard: 'h.organisation = r.organisation',
    reason: 'the id of a person is one of one organisation only; it serves the index',
  },
  {
    file: 'complaints/prisma/migrations/20261128200500_lateness_panels_reminders/migration.sql',
    guard: 'c.organisation = p.organisation',
    reason: 'a foreign key holds both rows to one organisation',
  },
  ...['r', 'c', 'o', 'p', 'w', 'x'].map((row) => ({
    file: 'decision-facts/sql/subjects.sql',
    guard: `${row}.subject_id = ANY(ids)`,
    reason: 'what is found about people who were not asked about is joined to nobody; it saves the work',
  })),
  {
    file: 'decision-facts/sql/subjects.sql',
    guard: 's.subject_id = ANY(ids)',
    reason: 'facts of people who were not asked about are left lying; it saves the work',
  },
  {
    file: 'complaints/prisma/migrations/20261128231500_work_item_not_for/migration.sql',
    guard: 'p.organisation = c.organisation',
    reason: 'a foreign key holds both rows to one organisation',
  },
  {
    file: 'complaints/prisma/migrations/20261128231500_work_item_not_for/migration.sql',
    guard: 'p.until_at IS NULL',
    reason: 'nobody complained about is ever taken off a case; it serves the index, and counts once somebody can be',
  },
  {
    file: 'complaints/prisma/migrations/20261128231500_work_item_not_for/migration.sql',
    guard: 'p.staff_id IS NOT NULL',
    reason: 'a constraint of the table asks for the account of whoever is complained about',
  },
  {
    file: 'access/prisma/migrations/20261128232500_work_items/migration.sql',
    guard: 'subject_id IS NOT NULL',
    reason: 'what concerns no person is joined to nobody',
  },
  {
    file: 'decision-facts/sql/work-item.sql',
    guard: 'r.organisation = i.organisation',
    reason: 'the row is of the organisation of the item, and read by nobody of another; it saves the work',
  },
]
