import { CsvError, parse } from 'csv-parse/sync'
import type { OrganisationProfile } from '@candour/organisations'
import { readHeader, UnreadableFile, type Column, type Header } from './columns.ts'
import type { RowProblem } from './row-problem.ts'
import { longestLine, wholeLines, type Line } from './whole-lines.ts'

/** The cells of one person, by column and by item of the form. What is left empty is not there. */
export interface Row {
  readonly row: number
  readonly cells: ReadonlyMap<Column, string>
  readonly items: ReadonlyMap<string, string>
}
export type RowOrProblems = Row | { readonly row: number; readonly problems: readonly RowProblem[] }

const lineProblems = {
  TOO_LONG: `The line is longer than ${longestLine.toLocaleString('en-GB')} bytes.`,
  QUOTES: 'The quotes of this line do not close. A cell holds no line break.',
} as const

/**
 * Reads the people of a CSV file one after another, however long the file.
 * @throws UnreadableFile when it is empty or its first line does not name the columns
 */
export async function* csvRows(
  file: AsyncIterable<Buffer>,
  profile: Pick<OrganisationProfile, 'consent'>,
): AsyncGenerator<RowOrProblems> {
  let header: Header | null = null
  for await (const line of wholeLines(file)) {
    if (header === null) {
      header = readHeader(headerNames(line), profile)
      continue
    }
    yield readLine(line, header)
  }
  if (header === null) throw new UnreadableFile('The file is empty.')
}

function headerNames(line: Line): string[] {
  if ('problem' in line) throw new UnreadableFile(lineProblems[line.problem])
  const names = cellsOf(line.bytes)?.map(decoded)
  if (!names || names.includes(null)) throw new UnreadableFile('The first line is not text in UTF-8 that names the columns.')
  return names.map((name) => (name ?? '').trim().toLowerCase())
}

function readLine(line: Line, header: Header): RowOrProblems {
  const { row } = line
  const refused = (code: string, message: string) => ({ row, problems: [{ row, column: '', code, message }] })
  if ('problem' in line) return refused(line.problem, lineProblems[line.problem])
  const cells = cellsOf(line.bytes)
  if (cells === null) return refused('QUOTES', 'A quote stands in the middle of a cell.')
  if (cells.length !== header.length)
    return refused('CELLS', `The first line names ${header.length} columns; this line has ${cells.length}.`)
  const known = new Map<Column, string>()
  const items = new Map<string, string>()
  const problems: RowProblem[] = []
  header.forEach((place, index) => {
    const text = decoded(cells[index] ?? Buffer.alloc(0))
    if (text === null) {
      const column = 'column' in place ? place.column : `consent_${place.item}`
      problems.push({ row, column, code: 'ENCODING', message: 'This is not text in UTF-8; it may be Latin-1 or Windows-1252.' })
    } else if (text.trim() !== '') {
      if ('column' in place) known.set(place.column, text)
      else items.set(place.item, text)
    }
  })
  return problems.length > 0 ? { row, problems } : { row, cells: known, items }
}

/** The cells of a line as bytes, since an encoding is a matter of each cell; null when its quotes are not where they belong. */
function cellsOf(line: Buffer): Buffer[] | null {
  try {
    return (parse(line, { encoding: null, relax_column_count: true }) as unknown as Buffer[][])[0] ?? []
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })
function decoded(cell: Buffer): string | null {
  try {
    return decoder.decode(cell)
  } catch {
    return null
  }
}
