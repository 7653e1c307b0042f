import { within, type GuardedSources, type GuardingTests } from './guarded-source.ts'
import { removalsIn } from './removal.ts'

const serviceUsers = 'services/service-users/src'

/** A source with the tests that must notice, and which of its guards are meant: all when left out, as the others only keep it from failing. */
const source = (
  name: 'rows' | 'answers' | 'data',
  file: string,
  tests: readonly GuardingTests[],
  guards?: RegExp,
): GuardedSources => ({
  name,
  files: [file],
  ...(guards ? { guards } : {}),
  tests,
})

const each = (files: readonly string[]) => files.map((file): GuardingTests => ({ in: [file] }))
const api = (...names: readonly string[]) => each(within('tooling/testing/api', names, '.test.ts'))
const takingAway: GuardingTests = {
  in: ['tooling/testing/api/documents.test.ts'],
  only: /taking a document away|comes back as it was/,
}
const ofAccess = (...names: readonly string[]) => each(within('services/access/tests', names, '.test.ts'))

const rowsOfARecord = api('rows-of-a-record')
const rowsOfThousands: GuardingTests = { in: ['tooling/testing/api/subgraph-alone.test.ts'], only: /a thousand people at once/ }

/** What limits the rows of lists and pages to those that the viewer may know of. */
export const guardedRows: readonly GuardedSources[] = [
  source('rows', `${serviceUsers}/graphql/loaders.ts`, [...rowsOfARecord, rowsOfThousands], /^(?!ids\.map|pages\.filter)/),
  source(
    'rows',
    `${serviceUsers}/graphql/service-users.query.ts`,
    [...rowsOfARecord, ...api('records')],
    /^(?!id$|typeof|scope &&|correction &&|context\.audit)/,
  ),
  source('rows', `${serviceUsers}/graphql/service-user.type.ts`, [...rowsOfARecord, ...api('records')], /^(?!id$)/),
  source('rows', `${serviceUsers}/graphql/corrections.query.ts`, [...rowsOfARecord, ...api('corrections')], /^(?!found)/),
  source('rows', `${serviceUsers}/graphql/correction.type.ts`, api('corrections')),
  source('rows', `${serviceUsers}/graphql/messages-not-sent.query.ts`, rowsOfARecord, /^(?!contents)/),
  ...['note', 'document', 'correction', 'message'].map((name) =>
    source('rows', `${serviceUsers}/data/${name}-pages.ts`, rowsOfARecord),
  ),
  source('rows', `${serviceUsers}/data/messages-not-sent.ts`, rowsOfARecord),
  source('rows', `${serviceUsers}/data/documents.ts`, [takingAway], /^(d\.|NOT EXISTS)/),
]

const graphqlOfAccess = 'services/access/src/graphql'

/** Who is given a list, who is told of what in it, and what explanations leave out. */
const given =
  /readable\(|(able|known)\[|may(SeeWhat|Explain)|authoriseErrand|needToKnow\.may\('(read|decide)'|investigator|complaint-handling|'representative'|kind !== 'staff'|isAboutViewer/

/** Answers of a service that decide by themselves what they hold: lists of one organisation, work, explanations. */
export const guardedAnswers: readonly GuardedSources[] = [
  ...Object.entries({
    'access-request.type': 'asking-for-access',
    'audit-entry.type': 'oversight',
    'break-glass.type': 'break-glass',
    'explain-access.query': 'explanations',
    'role-request.type': 'roles',
    'security-alert.type': 'oversight',
    'staff-member.type': 'roles',
  }).map(([name, test]) => source('answers', `${graphqlOfAccess}/${name}.ts`, ofAccess(test), given)),
  source('answers', `${graphqlOfAccess}/may-explain.ts`, [...ofAccess('explanations'), ...api('messages')], /^(?!known)/),
  source('answers', `${graphqlOfAccess}/work-item.type.ts`, ofAccess('work-items'), /^(?!forId|people)/),
  source(
    'answers',
    `${graphqlOfAccess}/service-user.type.ts`,
    ofAccess('who-has-seen-it', 'break-glass', 'oversight'),
    /'representative'|'staff'/,
  ),
  source(
    'answers',
    'services/complaints/src/graphql/linked-cases.ts',
    each(within('services/complaints/tests', ['who-may', 'from-arrival-to-closure'], '.test.ts')),
  ),
  source(
    'answers',
    'services/complaints/src/graphql/complaints.query.ts',
    each(['services/complaints/tests/who-may.test.ts']),
    /mayKnow$/,
  ),
  source(
    'answers',
    'services/retention/src/graphql/disposals.query.ts',
    each(['services/retention/tests/due-list.test.ts']),
    given,
  ),
]

const accessData = 'services/access/src/data'

/**
 * The conditions of other statements by which more would be seen, or go, without them. (What they keep back besides is asked for by conditions of its
 * own, without which more is kept back: those are not meant.)
 */
export const guardedData: readonly GuardedSources[] = [
  source(
    'data',
    `${accessData}/access-log.ts`,
    [...ofAccess('who-has-seen-it', 'oversight'), ...api('messages')],
    /^(?![bd]\.|\(\$\{entry\}|\(wanted\.(before|after))/,
  ),
  source('data', `${accessData}/audit-entries.ts`, [...ofAccess('oversight'), ...api('messages')], /^(?!\(?r\.)/),
  source('data', `${accessData}/access-requests.ts`, ofAccess('asking-for-access'), /^(q\.|r\.|\(|requesterId)/),
  source('data', `${accessData}/acts-for.ts`, ofAccess('who-acts-for-whom')),
  source(
    'data',
    `${accessData}/break-glass.ts`,
    ofAccess('break-glass', 'oversight'),
    /^(a\.|b\.(organisation|subject_id)|\(NOT)|staffMemberId,|untilAt:|OR:/,
  ),
  source(
    'data',
    `${accessData}/confirm-representation.ts`,
    ofAccess('who-acts-for-whom'),
    /canBeConfirmed\(known, now, today\)\) return|^!canBe/,
  ),
  source('data', `${accessData}/delayed-telling.ts`, ofAccess('oversight'), /^(subjectId,?$|id:|outcome|untilAt|if \(known)/),
  source('data', `${accessData}/representation-hidings.ts`, ofAccess('who-acts-for-whom')),
  source('data', `${accessData}/representations-of.ts`, ofAccess('who-acts-for-whom'), /^(?!h\.(category_pattern|resource) IS)/),
  source('data', `${accessData}/work-items.ts`, ofAccess('work-items'), /^(?!id = |forId !== null|'|\{ forId)/),
  {
    name: 'data',
    files: ['services/retention/src/data/by-itself.ts'],
    removals: (text) => removalsIn(text, true),
    // how many are looked at a time keeps nothing from going
    guards: /^(?!if \((waiting|due|disposals)\.length|\.\.\.\(after)/,
    tests: [{ in: ['services/retention/tests/disposal-by-itself.test.ts'] }],
  },
]
