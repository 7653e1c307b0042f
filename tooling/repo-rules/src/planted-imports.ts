/** Files as they could stand in the project, with imports that the linter has to refuse and imports that it has to allow there. */
export type Planted = { file: string; refused: string[]; allowed: string[] }

const named = (specifier: string) => `import '${specifier}'`
const types = (specifier: string) => `import type { Thing } from '${specifier}'`
const again = (specifier: string) => `export * from '${specifier}'`

const escapes = ['../../other/src/thing.ts', '../../../services/consent/src/index.ts', '../../../../packages/other/thing.json']

export const plantedImports: readonly Planted[] = [
  {
    file: 'packages/decision-facts/src/reader.ts',
    refused: [
      ...[
        '@candour/consent',
        '@candour/access/src/x.ts',
        '@candour/staff-portal',
        '@candour/dev-env',
        '@candour/testing',
        ...escapes,
      ].map(named),
      ...['@casl/ability', '@casl/prisma/runtime', '@candour/gateway'].flatMap((from) => [types(from), again(from)]),
    ],
    allowed: ['@candour/need-to-know', '@candour/database', 'pg', './grants.ts', '../src/grants.ts'].map(named),
  },
  {
    file: 'packages/need-to-know/src/policy.ts',
    refused: [
      `import { rulesToFields } from '@casl/ability/extra'`,
      `import { rulesToFields as fields } from '@casl/ability'`,
      ...['@candour/consent', '@prisma/client', 'pg', 'graphql', 'express', ...escapes].map(named),
    ],
    allowed: [`import { createMongoAbility } from '@casl/ability'`, named('./decision.ts')],
  },
  {
    file: 'services/consent/src/service.ts',
    refused: [
      ...[
        '@candour/access',
        '@candour/identity/src/keys.ts',
        '@candour/self-service-portal',
        '@candour/dev-env',
        '@casl/ability',
        ...escapes,
      ].map(named),
      types('@candour/service-users'),
    ],
    allowed: ['@candour/subgraph-kit', './graphql/schema.ts', './data/consents.ts', './domain/decision.ts'].map(named),
  },
  {
    file: 'services/consent/tests/consent.test.ts',
    refused: ['@candour/access', '@candour/dev-env', '@casl/ability', '../../access/src/index.ts'].map(named),
    allowed: ['@candour/database', '../src/service.ts', '../src/data/consents.ts', '../src/graphql/schema.ts'].map(named),
  },
  {
    file: 'services/consent/src/domain/decision.ts',
    refused: [
      ...[
        '@prisma/client/runtime/client',
        '@prisma/client',
        'pg',
        'pg-boss',
        '@pothos/core',
        '@apollo/server/plugin/cacheControl',
        'graphql',
        'express',
        '@apollo/server',
        '@candour/subgraph-kit',
        '@casl/ability',
      ].map(named),
      ...['../data/consents.ts', '../graphql/schema.ts', '../generated/prisma/client.ts', '@candour/access', ...escapes].map(
        named,
      ),
      ...['../data/consents.ts', '../generated/pothos.ts', 'graphql'].map(types),
    ],
    allowed: ['@candour/database', '@candour/need-to-know', './states.ts', '../domain/states.ts'].map(named),
  },
  {
    file: 'services/consent/src/domain/rules/withdrawal.ts',
    refused: ['../../data/consents.ts', '../../graphql/schema.ts', '@prisma/client'].map(named),
    allowed: ['../decision.ts'].map(named),
  },
  {
    file: 'services/consent/src/data/consents.ts',
    refused: [
      '../graphql/schema.ts',
      '@pothos/core',
      'graphql',
      'graphql/language',
      '@candour/access',
      '@casl/ability',
      ...escapes,
    ].map(named),
    allowed: ['@prisma/client', '../generated/prisma/client.ts', '../domain/decision.ts', './loaders.ts'].map(named),
  },
  {
    file: 'services/consent/src/graphql/withdraw-consent.mutation.ts',
    refused: ['../generated/prisma/client.ts', '@prisma/client', 'pg', '@candour/access', '@casl/ability', ...escapes].map(named),
    allowed: [
      ...['../domain/decision.ts', '@pothos/core', 'graphql', '@candour/subgraph-kit', '../generated/pothos.ts'].map(named),
      named('../data/consents.ts'),
      types('../generated/prisma/client.ts'),
    ],
  },
  {
    file: 'apps/staff-portal/src/caseload.tsx',
    refused: [
      '@candour/consent',
      '@candour/database',
      '@candour/self-service-portal',
      '@candour/dev-env',
      '@casl/ability',
      ...escapes,
    ].map(named),
    allowed: ['@candour/portal-kit', '@candour/need-to-know', './routes.ts', 'react'].map(named),
  },
  {
    file: 'tooling/benchmarks/src/bench.ts',
    refused: ['@candour/consent', '@candour/staff-portal', '@casl/ability', ...escapes].map(named),
    allowed: ['@candour/dev-env', '@candour/database'].map(named),
  },
  {
    file: 'tooling/dev-env/src/network.ts',
    refused: ['@candour/staff-portal', '@casl/ability', ...escapes].map(named),
    allowed: ['@candour/consent', '@candour/gateway', '@candour/database'].map(named),
  },
]
