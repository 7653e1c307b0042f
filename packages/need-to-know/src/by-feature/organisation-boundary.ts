import type { Condition } from '../conditions/condition.ts'

/** Data never crosses the boundary of the organisation that holds it, whatever the role. */
export const withinTheOrganisation: Condition = {
  says: 'of the same organisation',
  holds: ({ organisation, viewer }) => organisation !== '' && organisation === viewer.organisation,
  rows: ({ organisation }) => ({ rows: 'of-organisation', organisation }),
  otherwise: 'NOT_YOUR_ROLE',
}
