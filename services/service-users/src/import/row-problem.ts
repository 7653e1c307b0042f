/** What is wrong with one row: never a value of it. */
export interface RowProblem {
  /** Line of the file, the first being 1. */
  readonly row: number
  /** Empty for what concerns the row as a whole. */
  readonly column: string
  readonly code: string
  readonly message: string
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const reportHeader = 'row,column,code,message\n'

/** A line of the report. */
export const reportLine = ({ row, column, code, message }: RowProblem): string =>
  `${row},${quoted(column)},${quoted(code)},${quoted(message)}\n`
