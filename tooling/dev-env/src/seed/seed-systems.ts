import type { Network } from '../network.ts'
import type { Cast } from './cast/cast.ts'

/** Makes the systems of other organisations known, each with what it may read and for what. */
export async function seedSystems({ identity, seeding: { access } }: Network, { organisation, systems }: Cast): Promise<void> {
  for (const { key, kind, name, secret, purpose, scopes } of systems) {
    const clientId = `${organisation}.${key}`
    await identity.registerClient({ clientId, organisation, kind: kind ?? 'integrator', name, secret })
    await access.registerIntegrator({ organisation, clientId, name })
    for (const categoryPattern of scopes) await access.grantScope({ organisation, clientId, categoryPattern, purpose })
  }
}
