import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { UnreadableFile } from './columns.ts'
import { csvRows } from './csv-rows.ts'
import { readPerson } from './read-person.ts'
import { reportLine, type RowProblem } from './row-problem.ts'
import { SeenInFile } from './seen-in-file.ts'

const dmws = foundingProfiles()[0]!
const today = '2026-11-22'
const wording = dmws.consent.form.items.find(({ code }) => code === dmws.consent.storageItem)!.wordings.at(-1)!.version

const header =
  'source_reference,given_name,family_name,birth_date,phone,nhs_number,consent_to_store,consent_wording,consent_contact-email'
const agreed = `yes,${wording},yes`
const ada = `A-1,Ada,Berg,1980-02-29,07700 900111,999 000 0018,${agreed}`

/** In pieces that end anywhere, as files are read. */
async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string | Buffer, size = 7) {
  const people = []
  const problems: RowProblem[] = []
  const seen = new SeenInFile()
  for await (const row of csvRows(inPieces(Buffer.from(text), size), dmws)) {
    const outcome = 'problems' in row ? row : readPerson(row, dmws, today)
    if ('problems' in outcome) problems.push(...outcome.problems)
    else {
      problems.push(...seen.repeats(outcome.person))
      people.push(outcome.person)
    }
  }
  return { people, problems, codes: problems.map(({ row, column, code }) => `${row} ${column} ${code}`) }
}
const rows = (...lines: string[]) => [header, ...lines].join('\n')

describe('a file of people', () => {
  it('is read by the rules of a registration, whatever pieces it comes in', async () => {
    for (const size of [1, 7, 1_000]) {
      const { people, problems } = await read(`\ufeff${rows(ada)}\r\n`, size)
      expect(problems).toEqual([])
      expect(people).toMatchObject([
        {
          row: 2,
          sourceReference: 'A-1',
          registration: {
            givenName: 'Ada',
            birthDate: '1980-02-29',
            nhsNumber: '9990000018',
            contact: { phone: '+447700900111' },
          },
          decisions: [{ item: 'contact-email', state: 'GIVEN' }],
        },
      ])
    }
  })

  it('without the consent that the organisation asks for gives nobody [DMWS-13]', async () => {
    const { people, codes } = await read(
      rows('A-1,Ada,Berg,1980-02-29,07700 900111,,no,,', `A-2,Ola,Dahl,1981-01-01,07700 900112,,yes,${wording + 1},`),
    )
    expect(people).toEqual([])
    expect(codes).toEqual(['2 consent_to_store CONSENT_TO_STORE_REQUIRED', '3 consent_wording WORDING_CHANGED'])
  })

  it('tells every wrong cell of every row, and the rest continues', async () => {
    const { people, codes } = await read(
      rows(
        `,Ada, ,29/02/1980,1,9990000019,${agreed}`,
        `A-2,Ola,Dahl,2030-01-01,,,${agreed}`,
        `A-3,Eva,Holm,1981-02-29,07700 900112,,${agreed.replace('yes', 'maybe')}`,
        ada,
      ),
    )
    expect(codes).toEqual([
      '2 source_reference INVALID',
      '2 birth_date INVALID',
      '2 family_name INVALID',
      '2 nhs_number INVALID',
      '2 phone INVALID',
      '3 birth_date INVALID',
      '3  CONTACT_REQUIRED',
      '4 consent_to_store INVALID',
      '4 birth_date INVALID',
      '4 consent_to_store CONSENT_TO_STORE_REQUIRED',
    ])
    expect(people).toHaveLength(1)
  })

  it('in Latin-1 is noticed cell by cell, and rows without its letters are taken', async () => {
    const latin = Buffer.from(
      rows(ada.replace('Ada', 'Zoë'), ada.replace('A-1', 'A-2').replace('9990', '').replace('999 000 0018', '')),
      'latin1',
    )
    const { people, codes } = await read(latin)
    expect(codes).toEqual(['2 given_name ENCODING'])
    expect(people).toMatchObject([{ sourceReference: 'A-2' }])
  })

  it('with lines that are too long, quotes that do not close, or another number of cells loses only those lines', async () => {
    const { people, codes } = await read(
      rows(
        `A-9,"Ada,Berg,1980-02-29`,
        `A-8,${'x'.repeat(300_000)}`,
        'A-7,Ada',
        'A-6,"Ada"x,Berg,1980-02-29,,,,,',
        ada.replace('Ada', '"Ada, ""B"""'),
        '',
      ),
      4_096,
    )
    expect(codes).toEqual(['2  QUOTES', '3  TOO_LONG', '4  CELLS', '5  QUOTES'])
    expect(people).toMatchObject([{ row: 6, registration: { givenName: 'Ada, "B"' } }])
  })

  it('that repeats a reference, a number or a person says which row does', async () => {
    const { codes } = await read(
      rows(
        ada,
        `A-1,Ola,Dahl,1981-01-01,07700 900112,,${agreed}`,
        `A-3,Eva,Holm,1982-01-01,07700 900113,9990000018,${agreed}`,
        `A-4,Ada,Berg,1980-02-29,07700 900114,,${agreed}`,
      ),
    )
    expect(codes).toEqual(['3 source_reference REPEATED', '4 nhs_number REPEATED', '5  REPEATED'])
  })

  it('that cannot be people at all is refused as a whole, without repeating anybody', async () => {
    const refusals: [string | Buffer, RegExp][] = [
      ['', /empty/],
      [`given_name,family_name,birth_date\n`, /no column source_reference/],
      [`${header},colour\n`, /no column colour/],
      [`${header},phone\n`, /column phone is there twice/],
      [`A-1,Ada Berg,1980-02-29\n`, /no column source_reference/],
      [Buffer.from(rows(ada), 'utf16le'), /UTF-8/],
    ]
    for (const [file, message] of refusals) {
      await expect(read(file, 1_000)).rejects.toThrow(message)
      await expect(read(file, 1_000)).rejects.toThrow(UnreadableFile)
    }
    await expect(read(`${header.replace('phone', 'Ada Berg')}\n`)).rejects.not.toThrow('Ada')
  })
})

describe('the report', () => {
  it('is a CSV file of row, column, code and message', () => {
    expect(reportLine({ row: 3, column: 'phone', code: 'INVALID', message: 'Enter a number, such as 1.' })).toBe(
      '3,phone,INVALID,"Enter a number, such as 1."\n',
    )
  })
})
