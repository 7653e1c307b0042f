/** A guard without which nothing more is let through, and why it stands there all the same. */
export interface NeedlessGuard {
  /** The end of its path. */
  readonly file: string
  /** A part of the guard as it is told. */
  readonly guard: string
  /** Exactly what is taken away, where the guard has several parts. */
  readonly part?: string
  readonly how?: string
  readonly reason: string
}

export const needlessGuards: readonly NeedlessGuard[] = [
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
    file: 'subgraph-kit/src/viewer-context.ts',
    guard: "algorithms: ['EdDSA']",
    reason: 'the key is of a kind that signs in no other way; a second defence',
  },
  {
    file: 'by-feature/processing-restriction.ts',
    guard: "viewer.roles.includes('data-protection-officer') && viewer.purpose === 'audit'",
    part: "viewer.roles.includes('data-protection-officer')",
    reason: 'no other role states this purpose',
  },
  {
    file: 'gateway/src/authenticate.ts',
    guard: "typeof audience === 'string' && Object.hasOwn(audiences, audience)",
    part: "typeof audience === 'string'",
    reason: 'the types ask; a list of audiences is the name of none',
  },
  {
    file: 'gateway/src/authenticate.ts',
    guard: "typeof value !== 'number' || !Number.isFinite(value)",
    how: 'not asked',
    reason:
      'each refuses what the other does: what is no number is not finite, and an endless time lies in the future or is worth nothing',
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
    file: 'gateway/src/enrolled-devices.ts',
    guard: 'inForce(authority) && device.checkIssued(authority)',
    part: 'device.checkIssued(authority)',
    reason: 'what a key of the authority signed, the authority issued; it spares the work for those of others',
  },
  {
    file: 'gateway/src/enrolled-networks.ts',
    guard: "isIPv6(address) && known.check(address, 'ipv6')",
    part: 'isIPv6(address)',
    reason: 'what is no address is in no network',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "if (!viewer) throw new RequestRefused('UNAUTHENTICATED')",
    reason: 'nothing comes so far without a viewer; the types ask',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "executed.body.kind === 'single' && executed.body.singleResult.errors",
    reason: 'it only tells the traces what came of it',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "if (result.body.kind !== 'single') throw new Error('an answer in parts is not served')",
    reason: 'the schema has nothing that is answered in parts; the types ask',
  },
  {
    file: 'complaints/src/graphql/cases-in-scope.ts',
    guard: 'if (scope === null && !given) return null',
    reason: 'a scope with no ground in it lists nothing; it saves the statement',
  },
  {
    file: 'subgraph-kit/src/subgraph.ts',
    guard: "if (response.body.kind !== 'single') throw new Error('a subgraph answers in one piece')",
    reason: 'the schemas have nothing that is answered in parts; the types ask',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof value === 'object' && value !== null",
    part: "typeof value === 'object'",
    reason: 'what is no object has no query, without which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "if (!isObject(json)) throw new RequestRefused('BAD_REQUEST')",
    reason: 'what is no object has no query, without which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof query !== 'string' || query === ''",
    part: "query === ''",
    reason: 'an empty text is no GraphQL, for which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof operationName !== 'string' || operationName.length > longestName",
    part: "typeof operationName !== 'string'",
    reason: 'no operation has a name that is no text',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "operationName === null || operationName === ''",
    reason: 'an empty name is no name: it chooses the only operation, as none does',
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
    file: 'by-role/inspector.policy.ts',
    guard: 'withWorkToDo',
    how: 'whoever they are',
    reason: 'every errand asks for its work item; here it is said as well where the role is read',
  },
  {
    file: 'decision-facts/sql/work-item.sql',
    guard: 'r.organisation = i.organisation',
    reason: 'the row is of the organisation of the item, and read by nobody of another; it saves the work',
  },
  {
    file: 'gateway/src/errors.ts',
    guard: "code === 'BAD_REQUEST' && error.locations",
    part: 'error.locations',
    reason: 'what is not there is not there in JSON either',
  },
  {
    file: 'subgraph-kit/src/foreign-cursor.ts',
    guard: '!(error instanceof GraphQLError)',
    part: '!(error instanceof GraphQLError)',
    reason: 'the types ask; no other error has an original one',
  },
  {
    file: 'subgraph-kit/src/foreign-cursor.ts',
    guard: 'node.kind === Kind.FIELD',
    part: 'node.kind === Kind.FIELD',
    reason: 'the types ask; what fails is a field',
  },
  {
    file: 'complaints/src/domain/who-may-handle.ts',
    guard: 'procedure && stage',
    part: 'procedure',
    reason: 'where there is no procedure there is no stage of it; the types ask',
  },
  {
    file: 'retention/src/domain/by-itself.ts',
    guard: "runsOn === null ? null : 'stop'",
    reason: 'days that have not begun cannot be stopped; it saves writing that',
  },
  {
    file: 'access/src/domain/check-entry-proof.ts',
    guard: "typeof value !== 'object'",
    part: "typeof value !== 'object'",
    reason: 'the types ask; what is no object has no entry',
  },
  {
    file: 'access/src/domain/check-entry-proof.ts',
    guard: "typeof each === 'string'",
    part: "typeof each === 'string'",
    reason: 'the types ask; what is written otherwise is no hash of the log',
  },
  {
    file: 'access/src/graphql/end-break-glass.mutation.ts',
    guard: 'what is decided of endBreakGlass',
    reason: 'the policy is not asked: it is one’s own only, which is a guard by itself',
  },
  {
    file: 'access/src/graphql/ask-for-access.mutation.ts',
    guard: 'what is decided of askForAccess',
    reason: 'which roles ask is a rule of its own; those may state every purpose for which it can be asked',
  },
  {
    file: 'access/src/graphql/break-glass.mutation.ts',
    guard: "viewer.kind !== 'staff' || !policy.mayBreakGlass()",
    part: "viewer.kind !== 'staff'",
    reason: 'no role of anybody else may; a second defence',
  },
  {
    file: 'complaints/src/graphql/take-step.ts',
    guard: "await authorise(context, 'read', caseRef(known)",
    reason: 'whoever may act in a case may read it; a second defence, should a right come to be without the other',
  },
  {
    file: 'complaints/src/graphql/take-step.ts',
    guard: '!record || isAboutViewer(record, context)',
    part: '!record',
    reason: 'a case that was found a moment ago is never deleted meanwhile; the types ask',
  },
  ...['r.from_at = f.from_at', 'r.ended_at IS NULL'].map((guard) => ({
    file: 'access/src/data/acts-for.ts',
    guard,
    reason: 'either finds the one that stands; the other is for two that began at one moment',
  })),
  {
    file: 'access/src/data/acts-for.ts',
    guard: 'f.from_at <= ${now}',
    reason: 'an authority begins when it is entered',
  },
  {
    file: 'access/src/data/work-items.ts',
    guard: 'effectiveFrom: { lte: now }',
    reason: 'an inspector is let in from now on; no grant of that role begins later',
  },
  ...['a.at >= w."from"', 'a.id >= access.first_id_of'].map((guard) => ({
    file: 'access/src/data/break-glass.ts',
    guard,
    reason: 'each says the same as the other: ids are in the order of time, which finds the month of the log',
  })),
  {
    file: 'access/src/graphql/work-item.type.ts',
    guard: "kind !== 'staff' || purpose === null",
    reason:
      'nobody else states a purpose for which there is work, nor knows by name of the people it is about; it saves the statement',
  },
  {
    file: 'complaints/src/graphql/step-mutation.ts',
    guard: 'what is decided of withdrawComplaint',
    reason: 'only the person withdraws, which is asked besides, and what they may is theirs by the right by which they raised it',
  },
  ...[
    ['note-pages', 'n'],
    ['note-pages', 'c'],
    ['document-pages', 'd'],
    ['document-pages', 'c'],
    ['correction-pages', 'c'],
    ['correction-pages', 'at'],
    ['message-pages', 'm'],
    ['message-pages', 'c'],
    ['messages-not-sent', 'later'],
  ].map(([file, row]) => ({
    file: `service-users/src/data/${file}.ts`,
    guard: `${row}.organisation = $1`,
    reason: 'the id of a person is one of one organisation only; it serves the index',
  })),
  ...['message-pages', 'messages-not-sent'].map((file) => ({
    file: `service-users/src/data/${file}.ts`,
    guard: "m.recipient_kind = 'service-user'",
    reason: 'nobody on the staff has the id of a person; it spares the decision about each',
  })),
  ...[
    'm.organisation = $1',
    '($4::boolean OR EXISTS',
    'r.organisation',
    'r.subject_id',
    'r.viewer_id',
    'r.kind',
    'r.from_at',
    '(r.until_at',
  ].map((guard) => ({
    file: 'service-users/src/data/messages-not-sent.ts',
    guard,
    reason: 'each message that is found is decided by itself; it saves the decisions',
  })),
  ...['($4::boolean OR EXISTS', 'r.organisation', 'r.subject_id', 'r.viewer_id', 'r.kind', 'r.from_at', '(r.until_at'].map(
    (guard) => ({
      file: 'access/src/data/access-requests.ts',
      guard,
      reason: 'each request that is found is decided by itself; it saves the decisions',
    }),
  ),
  ...[
    ['access-log', 'a.organisation = $1'],
    ['acts-for', 'r.organisation = f.organisation'],
    ['acts-for', 'f.organisation = ${organisation}'],
    ['break-glass', 'b.organisation = $1'],
    ['break-glass', 'a.organisation = w.organisation'],
    ['representations-of', 's.organisation = $1'],
    ['representations-of', 'a.organisation = $1'],
    ['representations-of', 'f.organisation = $1'],
    ['representations-of', 'h.organisation = $1'],
    ['work-items', 'w.organisation = $1'],
  ].map(([file, guard = '']) => ({
    file: `access/src/data/${file}.ts`,
    guard,
    reason: 'the id of a person is one of one organisation only; it serves the index',
  })),
  {
    file: 'access/src/graphql/service-user.type.ts',
    guard: "viewer.kind === 'staff' || viewer.kind === 'inspector' ? workItems.load(id) : []",
    reason: 'work is listed for the purpose stated, and nobody else states one for which there is any; a second defence',
  },
]
