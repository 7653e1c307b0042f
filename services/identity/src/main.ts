import { systemClock } from '@candour/database'
import { readListenAddress, readProfiles, runProcess } from '@candour/subgraph-kit/serve'
import { IdentityConfigError } from './config.ts'
import { UnsealError } from './data/keys.ts'
import { readStaffSignInSecrets } from './outside/read-secrets.ts'
import { startIdentityService } from './service.ts'

await runProcess(
  'identity',
  (environment) => {
    const profiles = readProfiles(environment)
    const jobsUrl = environment.optional('JOBS_DATABASE_URL') && environment.databaseUrl('JOBS_DATABASE_URL')
    return startIdentityService({
      publicUrl: environment.text('PUBLIC_URL'),
      databaseUrl: environment.databaseUrl('IDENTITY_DATABASE_URL'),
      secret: environment.secret('IDENTITY_SECRET'),
      organisations: profiles.map(({ id, name, contacts, staffSignIn }) => ({ id, name, ...contacts, staffSignIn })),
      staffSignInSecrets: readStaffSignInSecrets(process.env),
      demonstration: environment.flag('CANDOUR_DEMONSTRATION'),
      clock: systemClock,
      jobsUrl,
      ...readListenAddress(environment, 4001),
    })
  },
  [IdentityConfigError, UnsealError],
)
