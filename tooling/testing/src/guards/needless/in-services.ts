import type { NeedlessGuard } from '../needless-guards.ts'

/** How a statement asks whether the viewer stands so to a person. */
const whoStandsSo = [
  '($4::boolean OR EXISTS',
  'r.organisation',
  'r.subject_id',
  'r.viewer_id',
  'r.kind',
  'r.from_at',
  '(r.until_at',
]

export const needlessInServices: readonly NeedlessGuard[] = [
  {
    file: 'complaints/src/graphql/cases-in-scope.ts',
    guard: 'if (scope === null && !given) return null',
    reason: 'a scope with no ground in it lists nothing; it saves the statement',
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
    file: 'retention/src/data/by-itself.ts',
    guard: "state: 'PROPOSED'",
    part: "state: 'PROPOSED',",
    reason: 'whatever is done with one asks again whether it is still proposed; it saves the rows',
  },
  {
    file: 'retention/src/data/by-itself.ts',
    guard: 'current?.id !== id || stepOf(',
    part: 'current?.id !== id',
    reason: 'another that was proposed meanwhile has no day yet, and so does not run; the types ask',
  },
  {
    file: 'retention/src/data/by-itself.ts',
    guard: 'serviceUserId: { not: null }',
    reason: 'who is named by no person is left out once more, which the types ask; it saves the rows',
  },
  {
    file: 'retention/src/data/by-itself.ts',
    guard: 'due.filter((record) => !known.has(record.serviceUserId))',
    reason: 'it is asked again with nobody else deciding; it saves a transaction for each that is known',
  },
  {
    file: 'retention/src/data/by-itself.ts',
    guard: 'current || !retention',
    part: '!retention',
    reason: 'what has no date is not due; the types ask',
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
  {
    file: 'access/src/data/work-items.ts',
    guard: '(w.for_id IS NULL OR w.for_id::text = $3',
    reason: 'only an inspection is of one, and who inspects is told of nobody by name, so of no work; a second defence',
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
  ...['m.organisation = $1', ...whoStandsSo].map((guard) => ({
    file: 'service-users/src/data/messages-not-sent.ts',
    guard,
    reason: 'each message that is found is decided by itself; it saves the decisions',
  })),
  ...['q.organisation = $1', 'q.subject_id IS NOT NULL', ...whoStandsSo].map((guard) => ({
    file: 'access/src/data/access-requests.ts',
    guard,
    reason: 'each request that is found is decided by itself; it saves the decisions',
  })),
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
  {
    file: 'database/src/client/scoped-data.ts',
    guard: 'related && value !== undefined',
    part: 'related',
    reason: 'without it a value is taken for other rows to write, and every write is refused',
  },
  {
    file: 'database/src/client/data-model.ts',
    guard: "fields.filter((field) => field.kind === 'object')",
    reason: 'without it a value is taken for other rows to write, and every write is refused',
  },
  {
    file: 'access/src/graphql/may-explain.ts',
    guard: "kind !== 'investigator'",
    reason: 'who looks into a complaint sees by the work it makes, which is left out beside it; a second defence',
  },
  {
    file: 'access/src/graphql/work-item.type.ts',
    guard: 'if (!hasTheErrand(context, purpose)) return false',
    reason: 'an item is listed for the purpose stated, which is one that may be; a second defence',
  },
  {
    file: 'complaints/src/graphql/linked-cases.ts',
    guard: '(other) => !isAboutViewer(other, context)',
    reason: 'whoever it is about may not read it either; a second defence',
  },
  {
    file: 'complaints/src/graphql/complaints.query.ts',
    guard: 'about && mayKnow',
    part: 'about',
    reason: 'nobody may read what is about nobody; the types ask',
  },
]
