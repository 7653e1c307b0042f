/** Sources that hold guards, with the tests that must fail when one is taken away: in steps, the quickest first. */
export interface GuardedSources {
  readonly name: string
  readonly files: readonly string[]
  readonly tests: readonly (readonly string[])[]
  /** Only tests of this name, where a file has more than concern these sources. */
  readonly only?: RegExp
}

const policy = 'packages/need-to-know/src'
const ofThePolicy = 'packages/need-to-know/tests'
const table = `${ofThePolicy}/intended-matrix.test.ts`
const agreeFor = (role: string): GuardedSources => ({
  name: 'policy',
  files: [`${policy}/by-role/${role}.policy.ts`],
  tests: [[table]],
  only: new RegExp(`agree for ${role} on every action`),
})

/** What a service publishes as facts: its views, as its migrations leave them. */
const views = (service: string, migrations: readonly string[], tests: readonly string[]): GuardedSources => ({
  name: 'facts',
  files: migrations.map((name) => `${service}/prisma/migrations/${name}/migration.sql`),
  tests: tests.map((name) => [`${service}/tests/${name}.test.ts`]),
})

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

export const guardedSources: readonly GuardedSources[] = [
  ...roles.map(agreeFor),
  {
    name: 'policy',
    files: [`${policy}/by-role/everybody.policy.ts`, `${policy}/by-role/everybody-on-staff.policy.ts`],
    tests: [[table]],
    only: /agree for \S+ on every action/,
  },
  {
    name: 'policy',
    files: [`${policy}/by-feature/complaint-handling.ts`],
    tests: [[table]],
    only: /agree for (complaints-officer|team-manager) on every action/,
  },
  {
    name: 'policy',
    files: [
      ...['break-glass', 'break-glass-in-force', 'consent-in-force', 'exclusions', 'integrator-scopes', 'organisation-boundary'],
      ...['own-record', 'processing-restriction', 'purposes', 'representatives', 'work-items'],
    ]
      .map((name) => `${policy}/by-feature/${name}.ts`)
      .concat(['assurance', 'condition', 'relationships', 'stands-now'].map((name) => `${policy}/conditions/${name}.ts`))
      .concat(
        [
          ...['category-pattern', 'circumstances', 'compile-rule', 'create-policy', 'likeness', 'refusal', 'request-decisions'],
          ...['row-scope', 'row-scope-where', 'rule-engine', 'sentence', 'subject-facts', 'viewer-policy'],
        ].map((name) => `${policy}/${name}.ts`),
      ),
    tests: [
      [
        'category-pattern',
        'circumstances',
        'create-policy',
        'request-decisions',
        'rule-engine',
        'sentence',
        'conditions/relationships',
      ]
        .map((name) => `${policy}/${name}.test.ts`)
        .concat(['break-glass', 'integrator-scopes'].map((name) => `${policy}/by-feature/${name}.test.ts`))
        .concat(
          ['default-deny', 'complaints-and-money', 'restrictions-and-errands'].map((name) => `${ofThePolicy}/${name}.test.ts`),
        ),
      ['acting-for-others', 'reasons', 'row-scope'].map((name) => `${ofThePolicy}/${name}.test.ts`),
      [table],
    ],
  },
  {
    name: 'plugin',
    files: ['check-labels', 'generated-field', 'guarded-resolver', 'labels', 'plugin'].map(
      (name) => `packages/pothos-need-to-know/src/${name}.ts`,
    ),
    tests: [['labelling', 'disclosure', 'prisma'].map((name) => `packages/pothos-need-to-know/tests/${name}.test.ts`)],
  },
  {
    name: 'facts',
    files: [
      ...['subject-facts-loader', 'subject-facts-of-row', 'viewer-grants'].map(
        (name) => `packages/decision-facts/src/${name}.ts`,
      ),
      ...['break-glass', 'relationship', 'representation', 'subjects'].map((name) => `packages/decision-facts/sql/${name}.sql`),
    ],
    tests: [['subject-facts', 'who-acts-for-whom'].map((name) => `packages/decision-facts/tests/${name}.test.ts`)],
  },
  {
    name: 'gateway',
    files: [
      ...['admit-viewer', 'authenticate', 'enrolled-networks', 'graphql-endpoint', 'purpose', 'request-body'],
      ...['limits/admit-operation', 'limits/query-shape'],
    ].map((name) => `services/gateway/src/${name}.ts`),
    tests: [
      ['src/enrolled-networks', 'src/limits/query-shape', 'tests/authentication', 'tests/requests', 'tests/origin'].map(
        (name) => `services/gateway/${name}.test.ts`,
      ),
    ],
  },
  {
    name: 'subgraphs',
    files: ['packages/subgraph-kit/src/viewer-context.ts'],
    tests: [['packages/subgraph-kit/src/viewer-context.test.ts']],
  },
  {
    name: 'subgraphs',
    files: ['authorise', 'need-to-know-runtime', 'no-schema-disclosure', 'spent-context', 'subgraph'].map(
      (name) => `packages/subgraph-kit/src/${name}.ts`,
    ),
    tests: [
      ['services/access/tests/signed-context.test.ts'],
      ['roles', 'explanations', 'who-acts-for-whom'].map((name) => `services/access/tests/${name}.test.ts`),
      ['services/complaints/tests/who-may.test.ts'],
    ],
  },
  views('services/access', ['20261122013658_init'], ['who-works-with-whom', 'joining-and-leaving', 'roles']),
  views('services/access', ['20261125001707_representatives'], ['who-acts-for-whom']),
  views('services/access', ['20261128134007_break_glass'], ['break-glass']),
  views('services/consent', ['20261122014341_init'], ['decisions', 'who-may']),
  views('services/complaints', ['20261122021622_init'], ['who-may', 'from-arrival-to-closure']),
  views('services/retention', ['20261122023250_init'], ['due-list', 'holds', 'dates']),
  views('services/identity', ['20261128143056_session_use'], ['sessions', 'sign-in']),
  {
    name: 'loaders',
    files: ['services/complaints/src/graphql/case-ref.ts', 'services/complaints/src/graphql/cases-in-scope.ts'],
    tests: [['services/complaints/tests/who-may.test.ts']],
  },
]
