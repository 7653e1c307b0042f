import type { OrganisationProfile } from '@candour/organisations'
import { contactChannels } from '../domain/contact-change.ts'
import { correctableFields } from '../domain/correctable-field.ts'
import { parseRegistration, storageConsentMethods, type Registration, type RegistrationInput } from '../domain/registration.ts'
import type { Column } from './columns.ts'
import type { Row } from './csv-rows.ts'
import type { RowProblem } from './row-problem.ts'

export const sources = ['PERSON', 'REPRESENTATIVE', 'FAMILY', 'REFERRER', 'PARTNER', 'PUBLIC_BODY', 'SERVICE_USE'] as const

/** A person as a row tells of them, by the rules of a registration. */
export interface PersonRead {
  readonly row: number
  readonly sourceReference: string
  readonly registration: Registration
  readonly source: (typeof sources)[number]
  /** User name of the support worker; null where the row names none. */
  readonly worker: string | null
  readonly decisions: readonly { readonly item: string; readonly state: 'GIVEN' | 'REFUSED' }[]
  readonly consentMethod: (typeof storageConsentMethods)[number]
}

type Profile = Pick<OrganisationProfile, 'consent' | 'services' | 'paperless' | 'retention'>

/** Reads a row by the same rules as a registration, and tells all that is wrong with it. */
export function readPerson(
  { row, cells, items }: Row,
  profile: Profile,
  today: string,
): { readonly person: PersonRead } | { readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = []
  const refuse = (column: string, code: string, message: string) => void problems.push({ row, column, code, message })
  const text = (column: Column): string | null => cells.get(column)?.trim() ?? null
  const oneOf = <Value extends string>(column: Column, values: readonly Value[], otherwise: Value): Value => {
    const written = text(column)
    if (written === null) return otherwise
    const value = values.find((known) => known === written.toUpperCase())
    if (!value) refuse(column, 'INVALID', `Write one of ${values.join(', ')}.`)
    return value ?? otherwise
  }
  const yesOrNo = (column: string, written: string | null | undefined): boolean | null => {
    const answer = written?.trim().toLowerCase() ?? null
    if (answer === null || answer === 'yes' || answer === 'no') return answer === null ? null : answer === 'yes'
    refuse(column, 'INVALID', 'Write yes or no, or nothing where the person was not asked.')
    return null
  }

  const sourceReference = text('source_reference') ?? ''
  if (!/^[^\p{C}]{1,100}$/u.test(sourceReference))
    refuse('source_reference', 'INVALID', 'Write what the person is called in the system they come from, in 1 to 100 characters.')
  const consentMethod = oneOf('consent_method', storageConsentMethods, 'IN_PERSON')
  if (consentMethod === 'PAPER' && profile.paperless) refuse('consent_method', 'PAPERLESS', 'Nothing is kept on paper here.')
  const source = oneOf('source', sources, 'PERSON')
  const decisions = [...items].flatMap(([item, written]) => {
    const agreed = yesOrNo(`consent_${item}`, written)
    return agreed === null ? [] : [{ item, state: agreed ? ('GIVEN' as const) : ('REFUSED' as const) }]
  })
  const agreedToStore = yesOrNo('consent_to_store', text('consent_to_store'))
  const visitedOn = text('consent_date')
  if (visitedOn !== null && !isDate(visitedOn)) refuse('consent_date', 'INVALID', 'Write the date as YYYY-MM-DD.')
  const written = text('birth_date') ?? ''
  const birthDate = correctableFields.BIRTH_DATE.parse(written, today)
  if (birthDate === null) refuse('birth_date', 'INVALID', 'Write a date of birth as YYYY-MM-DD that is not in the future.')

  const addressLines = addressColumns.flatMap((column) => cells.get(column) ?? [])
  const input: RegistrationInput = {
    givenName: text('given_name') ?? '',
    familyName: text('family_name') ?? '',
    preferredName: text('preferred_name'),
    birthDate: birthDate ?? today,
    nhsNumber: text('nhs_number'),
    service: text('service'),
    noContactReason: text('no_contact_reason'),
    contact: {
      email: text('email'),
      phone: text('phone'),
      addressLines,
      postcode: text('postcode'),
      preferredChannel: cells.has('preferred_channel') ? oneOf('preferred_channel', contactChannels, 'NONE') : null,
      safeContact: text('safe_contact'),
    },
    consentToStore: agreedToStore
      ? {
          wordingVersion: Number(text('consent_wording') ?? Number.NaN),
          method: consentMethod,
          visitedOn: visitedOn !== null && isDate(visitedOn) ? visitedOn : null,
        }
      : null,
  }
  const parsed = parseRegistration(input, profile, today)
  if ('errors' in parsed) for (const { path, code, message } of parsed.errors) refuse(columnOf(path), code, message)
  if (problems.length > 0 || 'errors' in parsed) return { problems }
  return {
    person: {
      row,
      sourceReference,
      registration: parsed.registration,
      source,
      worker: text('worker'),
      decisions,
      consentMethod,
    },
  }
}

const addressColumns = ['address_line_1', 'address_line_2', 'address_line_3', 'address_line_4', 'address_line_5'] as const

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

const columnsOfInput: Readonly<Record<string, string>> = {
  givenName: 'given_name',
  familyName: 'family_name',
  preferredName: 'preferred_name',
  birthDate: 'birth_date',
  nhsNumber: 'nhs_number',
  address: 'address_line_1',
  preferredChannel: 'preferred_channel',
  safeContact: 'safe_contact',
  noContactReason: 'no_contact_reason',
  contact: '',
  consentToStore: 'consent_to_store',
  wordingVersion: 'consent_wording',
  visitedOn: 'consent_date',
}

/** The column that a part of the input came from: the innermost that has one. */
const columnOf = (path: readonly string[]): string => {
  const part = path.at(-1) ?? ''
  return columnsOfInput[part] ?? part
}
