import { withOrganisation, type Clock, type Job, type JobHandler, type Vault } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { AuditTrail } from '@candour/subgraph-kit'
import { lockConsent } from './data/consent-state.ts'
import type { ConsentDatabase } from './data/database.ts'
import { storageConsentOf, takeOver } from './data/storage-consent.ts'

interface Parts {
  readonly db: ConsentDatabase
  readonly vault: Vault
  readonly clock: Clock
  readonly profile: (organisation: string) => OrganisationProfile | undefined
}

/**
 * Takes over the consent to be on record that a registration took down (job data: `organisation`, `serviceUserId`). Can be run any
 * number of times. Fails, to be tried again, when the registration is not there.
 */
export function takeOverStorageConsentHandler({ db, vault, clock, profile }: Parts): JobHandler {
  return async (job) => {
    const { organisation, serviceUserId } = idsOf(job)
    const form = profile(organisation)?.consent.form
    if (!form) throw new Error('The organisation of this job is not served here.')
    await withOrganisation(organisation, () =>
      db.$transaction(async (tx) => {
        const taken = await storageConsentOf(tx, serviceUserId)
        if (!taken) throw new Error('The registration of this job is not there.')
        const before = await lockConsent(tx, { organisation, serviceUserId, itemCode: taken.item })
        const { written } = await takeOver({ tx, vault: vault.session(), clock }, form, taken, before)
        if (!written) return
        // In the name of whoever registered the person. The roles that this was done under stand with the registration itself.
        const viewer = {
          kind: 'staff',
          id: taken.recordedBy,
          organisation,
          roles: [],
          scopes: [],
          assurance: 1,
          purpose: 'care',
        } as const
        const audit = new AuditTrail({
          service: 'consent',
          requestId: job.id,
          operation: 'takeOverStorageConsent',
          viewer,
          clock,
        })
        await audit.change(tx, { subjectId: serviceUserId, resource: 'Consent' }, ['consent'])
      }),
    )
  }
}

function idsOf({ data, queue }: Job): { organisation: string; serviceUserId: string } {
  const { organisation, serviceUserId } = data
  if (typeof organisation !== 'string' || typeof serviceUserId !== 'string') {
    throw new TypeError(`A job of ${queue} names an organisation and a service user.`)
  }
  return { organisation, serviceUserId }
}
