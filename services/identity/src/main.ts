import { systemClock } from '@candour/database'
import { readListenAddress, readProfiles, runProcess } from '@candour/subgraph-kit/serve'
import { IdentityConfigError } from './config.ts'
import { UnsealError } from './data/keys.ts'
import { startIdentityService } from './service.ts'

await runProcess(
  'identity',
  (environment) =>
    startIdentityService({
      publicUrl: environment.text('PUBLIC_URL'),
      databaseUrl: environment.databaseUrl('IDENTITY_DATABASE_URL'),
      secret: environment.secret('IDENTITY_SECRET'),
      organisations: readProfiles(environment).map(({ id, name, contacts }) => ({ id, name, ...contacts })),
      demonstration: environment.flag('CANDOUR_DEMONSTRATION'),
      clock: systemClock,
      ...readListenAddress(environment, 4001),
    }),
  [IdentityConfigError, UnsealError],
)
