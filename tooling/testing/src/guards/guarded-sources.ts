/** Test files, or of those the tests of a name where they have more than concern the sources. */
export interface GuardingTests {
  readonly in: readonly string[]
  readonly only?: RegExp
}

/** Sources that hold guards, with the tests that must fail when one is taken away: in steps, the likeliest first. */
export interface GuardedSources {
  readonly name: 'policy' | 'plugin' | 'facts' | 'gateway' | 'subgraphs' | 'loaders'
  readonly files: readonly string[]
  readonly tests: readonly GuardingTests[]
}

const within = (folder: string, names: readonly string[], extension: string): string[] =>
  names.map((name) => `${folder}/${name}${extension}`)

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

/** What a service publishes as facts: its views, as its migrations leave them. */
const views = (service: string, migration: string, tests: readonly string[]): GuardedSources => ({
  name: 'facts',
  files: [`services/${service}/prisma/migrations/${migration}/migration.sql`],
  tests: within(`services/${service}/tests`, tests, '.test.ts').map((file) => ({ in: [file] })),
})

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
      ...within('packages/decision-facts/sql', ['break-glass', 'relationship', 'representation', 'subjects'], '.sql'),
    ],
    tests: within('packages/decision-facts/tests', ['subject-facts', 'who-acts-for-whom'], '.test.ts').map((file) => ({
      in: [file],
    })),
  },
  views('access', '20261122013658_init', ['who-works-with-whom', 'joining-and-leaving', 'roles']),
  views('access', '20261125001707_representatives', ['who-acts-for-whom']),
  views('access', '20261128134007_break_glass', ['break-glass']),
  views('consent', '20261122014341_init', ['decisions', 'who-may']),
  views('complaints', '20261122021622_init', ['who-may', 'from-arrival-to-closure']),
  views('retention', '20261122023250_init', ['due-list', 'holds', 'dates']),
  views('identity', '20261128143056_session_use', ['sessions', 'sign-in']),
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
]
