import { systemClock } from '@candour/database'
import { createIdentity, type Identity } from '@candour/identity'
import type { OrganisationProfile } from '@candour/organisations'
import type { Secrets } from './installation-folder.ts'

/**
 * The identity service of a demonstration that runs elsewhere, to issue tokens of invented people without a sign-in.
 * @param databaseUrl connection string of the identity service's own role
 */
export const openDemonstrationIdentity = (
  publicUrl: string,
  databaseUrl: string,
  secrets: Secrets,
  profiles: readonly OrganisationProfile[],
): Promise<Identity> =>
  createIdentity({
    publicUrl,
    databaseUrl,
    secret: secrets.of('identity'),
    clock: systemClock,
    organisations: profiles.map(({ id, name, contacts }) => ({ id, name, ...contacts })),
    demonstration: true,
  })
