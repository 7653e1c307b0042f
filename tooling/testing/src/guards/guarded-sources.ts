import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { guardedDomains } from './guarded-domains.ts'
import { guardedMutations } from './guarded-mutations.ts'
import { guardedAnswers, guardedData, guardedRows } from './guarded-rows.ts'
import { within, type GuardedSources, type GuardingTests } from './guarded-source.ts'

const policy = 'packages/need-to-know/src'
const ofThePolicy = 'packages/need-to-know/tests'
/** Compares every decision with the table that was written by hand. */
const table = `${ofThePolicy}/intended-matrix.test.ts`

const roles = [
  'administrator',
  'commissioner',
  'complaints-officer',
  'data-protection-officer',
  'finance-officer',
  'inspector',
  'integrator',
  'records-officer',
  'representative',
  'safeguarding-lead',
  'service-user',
  'statistics-analyst',
  'support-worker',
  'team-manager',
  'trainer',
]

/** Views of facts that a service publishes, each as the last migration that makes it leaves it, with the tests that must notice. */
const views = (service: string, testsOf: Readonly<Record<string, readonly string[]>>): GuardedSources[] => {
  const made = viewsMadeBy(service)
  return Object.entries(testsOf).map(([view, tests]) => {
    const file = made.get(view)
    if (file === undefined) throw new Error(`no migration of ${service} makes facts.${view}`)
    return {
      name: 'facts',
      files: [file],
      view,
      tests: within(`services/${service}/tests`, tests, '.test.ts').map((each) => ({ in: [each] })),
    }
  })
}

/** For each view of facts of a service, the last migration that makes it. */
export function viewsMadeBy(service: string): ReadonlyMap<string, string> {
  const folder = `services/${service}/prisma/migrations`
  const migrations = readdirSync(join(repositoryRoot, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${folder}/${name}/migration.sql`)
    .toSorted()
  return new Map(
    migrations.flatMap((file) => {
      const source = readFileSync(join(repositoryRoot, file), 'utf8')
      return [...source.matchAll(/VIEW "facts"\."(\w+)"/g)].map(([, view = '']) => [view, file] as const)
    }),
  )
}

const crossingRoles: GuardingTests = {
  in: [table],
  only: /agree for (support-worker|representative) on every consent|of several roles/,
}
const examples: readonly GuardingTests[] = [
  {
    in: within(
      ofThePolicy,
      ['acting-for-others', 'complaints-and-money', 'default-deny', 'narrowing', 'restrictions-and-errands'],
      '.test.ts',
    ),
  },
  {
    in: [
      ...within(policy, ['create-policy', 'explanation', 'conditions/assurance', 'by-feature/break-glass'], '.test.ts'),
      ...within(ofThePolicy, ['alike', 'reasons', 'row-scope'], '.test.ts'),
    ],
  },
]

/** Tests that are there for one source. */
const ofTheirOwn: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['category-pattern', 'circumstances', 'create-policy', 'request-decisions', 'rule-engine', 'sentence', 'subject-facts'].map(
      (name) => [name, [`${policy}/${name}.test.ts`]],
    ),
  ),
  likeness: [`${ofThePolicy}/alike.test.ts`],
  refusal: [`${ofThePolicy}/reasons.test.ts`],
  'row-scope': [`${ofThePolicy}/row-scope.test.ts`],
  'row-scope-where': [`${ofThePolicy}/row-scope.test.ts`],
}

export const guardedSources: readonly GuardedSources[] = [
  ...roles.map((role): GuardedSources => ({
    name: 'policy',
    files: [`${policy}/by-role/${role}.policy.ts`],
    tests: [{ in: [table], only: new RegExp(`agree for ${role} on every action`) }],
  })),
  {
    name: 'policy',
    files: within(`${policy}/by-role`, ['everybody', 'everybody-on-staff'], '.policy.ts'),
    tests: [{ in: [table], only: /agree for \S+ on every action/ }],
  },
  {
    name: 'policy',
    files: [`${policy}/by-feature/complaint-handling.ts`],
    tests: [{ in: [table], only: /agree for (complaints-officer|team-manager) on every action/ }],
  },
  {
    name: 'policy',
    files: [
      ...within(
        `${policy}/by-feature`,
        [
          ...[
            'break-glass',
            'break-glass-in-force',
            'consent-in-force',
            'exclusions',
            'integrator-scopes',
            'organisation-boundary',
          ],
          ...['own-record', 'processing-restriction', 'purposes', 'representatives', 'withheld-here', 'work-items'],
        ],
        '.ts',
      ),
      ...within(`${policy}/conditions`, ['assurance', 'condition', 'relationships', 'stands-now'], '.ts'),
    ],
    tests: [crossingRoles, ...examples, { in: [table] }],
  },
  ...[
    ...['category-pattern', 'circumstances', 'compile-rule', 'create-policy', 'likeness', 'refusal', 'request-decisions'],
    ...['row-scope', 'row-scope-where', 'rule-engine', 'sentence', 'subject-facts', 'viewer-policy'],
  ].map((name): GuardedSources => ({
    name: 'policy',
    files: [`${policy}/${name}.ts`],
    tests: [...(ofTheirOwn[name] ?? []).map((file) => ({ in: [file] })), ...examples, crossingRoles, { in: [table] }],
  })),
  {
    name: 'plugin',
    files: within(
      'packages/pothos-need-to-know/src',
      ['check-labels', 'generated-field', 'guarded-resolver', 'labels', 'plugin'],
      '.ts',
    ),
    tests: [{ in: within('packages/pothos-need-to-know/tests', ['labelling', 'disclosure', 'prisma'], '.test.ts') }],
  },
  {
    name: 'facts',
    files: [
      ...within('packages/decision-facts/src', ['subject-facts-loader', 'reader-of-subjects', 'viewer-grants'], '.ts'),
      ...within(
        'packages/decision-facts/sql',
        ['break-glass', 'relationship', 'representation', 'subjects', 'work-item'],
        '.sql',
      ),
    ],
    tests: within('packages/decision-facts/tests', ['subject-facts', 'viewer-grants', 'who-acts-for-whom'], '.test.ts').map(
      (file) => ({
        in: [file],
      }),
    ),
  },
  ...views('access', {
    role: ['who-works-with-whom', 'joining-and-leaving', 'roles'],
    access_relationship: ['who-works-with-whom', 'joining-and-leaving'],
    access_representation: ['who-acts-for-whom'],
    access_resource_relationship: ['who-acts-for-whom'],
    access_break_glass: ['break-glass'],
    access_work_item: ['work-items', 'break-glass', 'asking-for-access'],
    integrator_scope: ['who-works-with-whom', 'joining-and-leaving', 'roles'],
  }),
  ...views('consent', { consent_in_force: ['decisions', 'who-may'] }),
  ...views('complaints', {
    complaints_resource_relationship: ['who-may', 'from-arrival-to-closure'],
    complaints_work_item: ['who-may', 'from-arrival-to-closure'],
  }),
  ...views('retention', { retention_work_item: ['due-list', 'holds', 'dates'] }),
  ...views('identity', { session: ['sessions', 'sign-in'], client: ['sessions', 'integrators-and-tools'] }),
  ...views('service-users', {
    service_users_relationship: ['published-record'],
    service_users_work_item: ['published-record'],
  }),
  {
    name: 'gateway',
    files: within('services/gateway/src', ['admit-viewer', 'authenticate', 'purpose'], '.ts'),
    tests: within('services/gateway/tests', ['authentication', 'requests', 'origin'], '.test.ts').map((file) => ({ in: [file] })),
  },
  {
    name: 'gateway',
    files: within('services/gateway/src', ['enrolled-devices', 'enrolled-networks'], '.ts'),
    tests: [{ in: within('services/gateway/src', ['enrolled-devices', 'enrolled-networks'], '.test.ts') }],
  },
  {
    name: 'gateway',
    files: within('services/gateway/src', ['graphql-endpoint', 'request-body', 'limits/admit-operation'], '.ts'),
    tests: ['tests/requests', 'src/limits/query-shape', 'tests/answers'].map((name) => ({
      in: [`services/gateway/${name}.test.ts`],
    })),
  },
  {
    name: 'subgraphs',
    files: ['packages/subgraph-kit/src/viewer-context.ts'],
    tests: [{ in: ['packages/subgraph-kit/src/viewer-context.test.ts'] }],
  },
  {
    name: 'subgraphs',
    files: within(
      'packages/subgraph-kit/src',
      ['authorise', 'need-to-know-runtime', 'no-schema-disclosure', 'spent-context', 'subgraph'],
      '.ts',
    ),
    tests: [
      { in: ['packages/subgraph-kit/src/need-to-know-runtime.test.ts', 'services/access/tests/signed-context.test.ts'] },
      { in: within('services/access/tests', ['roles', 'explanations', 'who-acts-for-whom'], '.test.ts') },
      { in: ['services/complaints/tests/who-may.test.ts'] },
    ],
  },
  {
    name: 'loaders',
    files: within('services/complaints/src/graphql', ['case-ref', 'cases-in-scope'], '.ts'),
    tests: [{ in: ['services/complaints/tests/who-may.test.ts'] }],
  },
  {
    name: 'organisations',
    files: within(
      'packages/database/src/client',
      ['organisation-scope', 'scoped-data', 'scoped-where', 'with-organisation', 'data-model'],
      '.ts',
    ),
    tests: [{ in: ['packages/database/src/client/organisation-scope.test.ts'] }],
  },
  {
    name: 'errors',
    files: within('packages/subgraph-kit/src', ['api-error', 'foreign-cursor'], '.ts'),
    tests: [{ in: ['packages/subgraph-kit/src/api-error.test.ts'] }],
  },
  {
    name: 'errors',
    files: ['services/gateway/src/errors.ts'],
    tests: [{ in: ['services/gateway/src/errors.test.ts'] }],
  },
  ...guardedDomains,
  ...guardedMutations,
  ...guardedRows,
  ...guardedAnswers,
  ...guardedData,
]
