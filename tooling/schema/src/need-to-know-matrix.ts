import { matrix, type MatrixRow } from '@candour/need-to-know'
import { policyProfile, type OrganisationProfile } from '@candour/organisations'

const columns = ['role', 'action', 'category', 'relationship', 'purposes', 'assurance', 'consent', 'workItem'] as const

const titles: Partial<Record<(typeof columns)[number], string>> = { workItem: 'with a work item for' }

const cell = (value: MatrixRow[(typeof columns)[number]]): string =>
  typeof value === 'object' ? value.join(', ') : String(value)

/** Who may do what with which category, as the policy of one organisation says: for people to read and for checks to compare. */
export function needToKnowMatrix(profile: OrganisationProfile): string {
  const rows = matrix(policyProfile(profile)).map((row) => columns.map((column) => cell(row[column])))
  return [
    `# Need-to-know at ${profile.name}`,
    '',
    'Generated from the policy. What no row allows is withheld; an exclusion wins over every row.',
    '',
    `| ${columns.map((column) => titles[column] ?? column).join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n')
}
