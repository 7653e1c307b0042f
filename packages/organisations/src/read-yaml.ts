import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { InvalidProfileError } from './invalid-profile-error.ts'
import type { FileProblem } from './invalid-profile-error.ts'
import { lineOfPath } from './yaml-lines.ts'

const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')

const reasonOf = (issue: z.core.$ZodIssue, found: boolean): string => {
  if (!found && issue.code !== 'custom') return 'is missing'
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'invalid_type':
      return `must be of type ${issue.expected}`
    // the one union there is tells its variants apart by this value
    case 'invalid_union':
      return 'must be true or false'
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : `must be a valid ${issue.format}`
    default:
      return issue.message
  }
}

/**
 * Reads a YAML file as the schema describes it.
 *
 * @throws {InvalidProfileError} when the file cannot be read, is no YAML or does not fit the schema: every problem, each with its line.
 */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const fail = (problems: Omit<FileProblem, 'file'>[], cause?: unknown): never => {
    throw new InvalidProfileError(
      problems.map((problem) => ({ file, ...problem })).sort((a, b) => a.line - b.line),
      { cause },
    )
  }

  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch (cause) {
    return fail([{ line: 1, reason: `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}` }], cause)
  }

  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  // a warning is, for instance, a tag that nobody defined: nothing in a promise to people may be a guess
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0) {
    return fail(
      faults.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line || 1, reason: `is no valid YAML: ${message}` })),
    )
  }

  let value: unknown
  try {
    value = document.toJS()
  } catch (cause) {
    return fail([{ line: 1, reason: `is no valid YAML: ${cause instanceof Error ? cause.message : String(cause)}` }], cause)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data

  return fail(
    result.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
          const { line } = lineOfPath(document, lines, [...issue.path, key])
          return { line, reason: `${pathText([...issue.path, key])} is not a known key` }
        })
      }
      const { line, found } = lineOfPath(document, lines, issue.path)
      return [{ line, reason: `${pathText(issue.path) || 'the file'} ${reasonOf(issue, found)}` }]
    }),
  )
}
