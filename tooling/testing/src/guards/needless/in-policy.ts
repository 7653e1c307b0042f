import type { NeedlessGuard } from '../needless-guards.ts'

export const needlessInPolicy: readonly NeedlessGuard[] = [
  {
    file: 'by-feature/own-record.ts',
    guard: "kind === 'service-user' && purpose === 'own-record'",
    part: "purpose === 'own-record'",
    reason: 'no role of a service user serves another purpose, so that another is the same as none',
  },
  {
    file: 'by-feature/own-record.ts',
    guard: "roles.includes('data-protection-officer')",
    part: "roles.includes('data-protection-officer')",
    reason: 'no other role serves this purpose, so that for others it is the same as none',
  },
  {
    file: 'by-feature/processing-restriction.ts',
    guard: "viewer.kind === 'representative' && viewer.purpose === 'own-record'",
    reason: 'whoever acts for a person states no other purpose, and nobody else states this one but the person',
  },
  {
    file: 'pothos-need-to-know/src/check-labels.ts',
    guard: 'isObjectType(type) && roots.has(type)',
    part: 'isObjectType(type)',
    reason: 'a root is an object always; the types ask',
  },
  {
    file: 'pothos-need-to-know/src/labels.ts',
    guard: 'categories.filter((category) => !isUnprotected(category))',
    reason: 'without it decisions are asked for that nobody is refused; it saves work',
  },
  {
    file: 'by-feature/processing-restriction.ts',
    guard: "viewer.roles.includes('data-protection-officer') && viewer.purpose === 'audit'",
    part: "viewer.roles.includes('data-protection-officer')",
    reason: 'no other role states this purpose',
  },
  {
    file: 'need-to-know/src/conditions/relationships.ts',
    guard: "holds: ({ level }) => level === 'person'",
    reason: 'a rule is asked about its own level only; a second defence',
  },
  {
    file: 'need-to-know/src/conditions/relationships.ts',
    guard: "holds: ({ level }) => level === 'organisation'",
    reason: 'a rule is asked about its own level only; a second defence',
  },
  {
    file: 'need-to-know/src/conditions/stands-now.ts',
    guard: 'subject.relationships.has(kind)',
    part: "(kind !== 'representative' || subject.representation !== null)",
    reason: 'whoever acts for a person is asked for the authority besides, which is nothing where there is none',
  },
  {
    file: 'need-to-know/src/category-pattern.ts',
    guard: "if (category === 'structural') return []",
    part: "category === 'structural'",
    reason: 'no list is ever scoped by this category, which no rule names',
  },
  {
    file: 'need-to-know/src/viewer-policy.ts',
    guard: "action === 'read' && level === 'person'",
    part: "level === 'person'",
    reason: 'the conditions of a rule about the organisation give no rows; it saves asking them',
  },
  {
    file: 'need-to-know/src/viewer-policy.ts',
    guard: 'decision.allowed ? circumstancesOf(viewer, ref, category, facts) : null',
    reason: 'a refusal is told by its reason, and no rule rests under it; it saves the search',
  },
  {
    file: 'need-to-know/src/create-policy.ts',
    guard: "viewer.kind === 'staff' && roles.length > 0",
    part: 'roles.length > 0',
    reason: 'whoever holds no role may state no purpose, without which this rule lets nothing through',
  },
  {
    file: 'need-to-know/src/refusal.ts',
    guard: 'failing.assurance !== undefined && failing.assurance < enough',
    part: 'failing.assurance < enough',
    reason: 'all rules that ask for a stronger sign-in ask for the same one; it counts once they differ',
  },
  {
    file: 'by-role/inspector.policy.ts',
    guard: 'withWorkToDo',
    how: 'whoever they are',
    reason: 'every errand asks for its work item; here it is said as well where the role is read',
  },
]
