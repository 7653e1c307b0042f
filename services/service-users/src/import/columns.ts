import type { OrganisationProfile } from '@candour/organisations'

/** The columns of a file of people, besides one `consent_…` for each item of the consent form. See README.md. */
export const columns = [
  'source_reference',
  'given_name',
  'family_name',
  'preferred_name',
  'birth_date',
  'nhs_number',
  'service',
  'source',
  'worker',
  'email',
  'phone',
  'address_line_1',
  'address_line_2',
  'address_line_3',
  'address_line_4',
  'address_line_5',
  'postcode',
  'preferred_channel',
  'safe_contact',
  'no_contact_reason',
  'consent_to_store',
  'consent_wording',
  'consent_method',
  'consent_date',
] as const
export type Column = (typeof columns)[number]

const required: readonly Column[] = ['source_reference', 'given_name', 'family_name', 'birth_date']

/** Nothing of the file can be read as people. The message says what to do and repeats nothing of the file but names of columns. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** The columns of one file, in their order: those known to every import, and items of the form by their code. */
export type Header = readonly ({ readonly column: Column } | { readonly item: string })[]

/** @throws UnreadableFile for a column that is unknown, missing or there twice */
export function readHeader(names: readonly string[], { consent }: Pick<OrganisationProfile, 'consent'>): Header {
  const items = consent.form.items.filter(({ basis, code }) => basis === 'CONSENT' && code !== consent.storageItem)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new UnreadableFile(`The column ${shown(twice)} is there twice.`)
  const missing = required.find((column) => !names.includes(column))
  if (missing !== undefined) throw new UnreadableFile(`The first line names no column ${missing}.`)
  return names.map((name) => {
    const column = columns.find((known) => known === name)
    if (column) return { column }
    const item = items.find(({ code }) => name === `consent_${code}`)
    if (item) return { item: item.code }
    throw new UnreadableFile(
      `There is no column ${shown(name)}. Known are ${[...columns, ...items.map(({ code }) => `consent_${code}`)].join(', ')}.`,
    )
  })
}

/** A file without a first line of names has a person there, who must not be repeated. */
const shown = (name: string) => (/^[a-z0-9_-]{1,60}$/.test(name) ? name : 'of the first line')
