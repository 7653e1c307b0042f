import type { OrganisationProcedure } from './organisation-regime.ts'

/** A small procedure of an organisation's own, for tests. */
export const ownProcedure: OrganisationProcedure = {
  title: 'Our complaints procedure',
  source: 'Profile of the organisation',
  stages: [
    { code: 'STAGE_1', title: 'Team manager', acknowledgeWithin: 2, replyWithin: 10, extendBy: null, differentDecider: false },
    { code: 'STAGE_2', title: 'Director', acknowledgeWithin: null, replyWithin: 15, extendBy: 5, differentDecider: true },
  ],
}
