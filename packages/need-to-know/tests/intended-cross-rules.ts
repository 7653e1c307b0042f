import { isIntended } from './intended-matrix.ts'

/** The circumstances of one decision, in words and plain values: the policy's own types are not used. */
export interface ModelCase {
  readonly viewer: {
    readonly kind: string
    readonly organisation: string
    readonly roles: readonly string[]
    readonly scopes: readonly string[]
    readonly purpose: string | null
    readonly assurance: number
  }
  readonly facts: {
    readonly organisation: string
    readonly exists: boolean
    readonly excluded: boolean
    readonly relationships: ReadonlySet<string>
    readonly consents: ReadonlySet<string>
    readonly restricted: boolean
    readonly workItems: ReadonlySet<string>
    readonly representation: {
      readonly scopes: ReadonlySet<string>
      readonly hidden: ReadonlySet<string>
    } | null
    readonly breakGlass: { readonly until: Date; readonly readAt: Date } | null
  }
  /** Of the complaint asked about; null when the person's record as a whole is. */
  readonly complaint: { readonly investigator: boolean; readonly excluded: boolean } | null
  readonly action: string
  readonly category: string
}

const staffRoles =
  'support-worker team-manager safeguarding-lead complaints-officer data-protection-officer records-officer finance-officer trainer ' +
  'statistics-analyst administrator'
const kinds: Readonly<Record<string, string>> = {
  staff: staffRoles,
  inspector: 'inspector',
  integrator: 'integrator commissioner',
  'service-user': 'service-user',
  representative: 'representative',
}
const errands =
  'safeguarding complaint-handling rights-request retention-review audit inspection contract-monitoring statistics training'.split(
    ' ',
  )
const covered = (patterns: Iterable<string>, category: string): boolean =>
  [...patterns].some(
    (pattern) =>
      pattern === '**' || pattern === category || (pattern.endsWith('.**') && category.startsWith(pattern.slice(0, -2))),
  )

/** The rules that cross roles, written by hand once more, over the profile of the tests with its two consents. */
export const modelled = ({ viewer, facts, complaint, action, category }: ModelCase): boolean => {
  if (viewer.organisation !== 'dmws' || facts.organisation !== 'dmws') return false
  if (!facts.exists || facts.excluded || complaint?.excluded === true) return false
  if (category === 'reference') return action === 'read'
  if (!covered(viewer.scopes, category)) return false

  const { purpose } = viewer
  const roles = viewer.roles.filter((role) => (kinds[viewer.kind] ?? '').split(' ').includes(role))
  const inAnEmergency =
    facts.relationships.has('break-glass') && facts.breakGlass !== null && facts.breakGlass.until > facts.breakGlass.readAt
  const standings = [...facts.relationships].filter((kind) => kind !== 'break-glass' && kind !== 'representative')
  const { representation } = facts
  const authorised =
    facts.relationships.has('representative') &&
    representation !== null &&
    covered(representation.scopes, category) &&
    !covered(representation.hidden, category)
  if (authorised) standings.push('representative')
  if (complaint?.investigator === true) standings.push('investigator-of-this')
  if (purpose !== null && facts.workItems.has(purpose)) standings.push('work-item')
  // to read in an emergency is to read as if the relationship were there
  const inEffect =
    inAnEmergency && action === 'read'
      ? [
          ...standings,
          ...(roles.includes('support-worker') ? ['assigned-worker'] : []),
          ...(roles.includes('team-manager') ? ['team-manager'] : []),
        ]
      : standings

  const errand = purpose !== null && errands.includes(purpose)
  const unbacked = errand && category !== 'identity' && !facts.workItems.has(purpose)
  if (!isIntended(roles, inEffect, action, category, purpose, viewer.assurance, ({ opens }) => unbacked && !opens)) return false

  if (facts.restricted && !['identity', 'rights', 'consent'].includes(category)) {
    const open = ['own-record', 'safeguarding', 'complaint-handling', 'rights-request', 'retention-review', 'audit']
    if (!open.includes(purpose ?? '')) return false
  }
  if (action !== 'read' || purpose !== 'care') return true
  const treating = facts.relationships.has('assigned-worker') || facts.relationships.has('team-manager') || inAnEmergency
  if (treating && category.startsWith('special.health.') && !facts.consents.has('health-information')) return false
  return !facts.relationships.has('referral-recipient') || facts.consents.has('share-partner-agency')
}
