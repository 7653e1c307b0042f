import { templatesIn, type Removal } from './removal.ts'

/** Where a condition in SQL ends, when nothing closes it. */
const ending = /^(WHERE|GROUP|ORDER|UNION|JOIN|LEFT|CROSS|INNER|LIMIT|FROM|HAVING|FOR|RETURNING)\b/i

/**
 * Every guard of a statement: each part of what `WHERE` and `ON` ask for, each of several ends of which the earliest counts, and each case that
 * ends an authority.
 * @param view the only one of a migration whose guards are meant
 */
export function sqlRemovalsIn(source: string, view?: string): Removal[] {
  const uncommented = source.replaceAll(/--.*$/gm, blank)
  const code = view === undefined ? uncommented : onlyView(view, uncommented)
  return removalsFrom(source, code)
}

/** Every guard of the statements that a program sends. What it puts into one of its own text stays as it is. */
export function sqlRemovalsWithin(program: string): Removal[] {
  return templatesIn(program).flatMap(({ start, end, holes }) => {
    const statement = holes.reduce(
      (text, hole) => text.slice(0, hole.start - start) + 'x'.repeat(hole.end - hole.start) + text.slice(hole.end - start),
      program.slice(start, end),
    )
    return removalsFrom(program, blank(program.slice(0, start)) + statement.replaceAll(/--.*$/gm, blank))
  })
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

/** @param code the same as the source, but blank where no guard is looked for */
function removalsFrom(source: string, code: string): Removal[] {
  const found: Removal[] = []
  const add = (start: number, end: number, put: string, how: string) => {
    const guard = source.slice(start, end).replaceAll(/\s+/g, ' ').trim()
    const line = source.slice(0, start).split('\n').length
    found.push({ line, guard: guard.slice(0, 110), part: source.slice(start, end), how, start, end, put })
  }

  for (const { index, 0: word } of code.matchAll(/\b(WHERE|ON)\b(?! CONFLICT)/g)) {
    for (const [start, end] of partsOf(code, index + word.length, /^AND\b/i)) {
      const asked = code.slice(start, end)
      // whether an owner publishes anything is a matter of what is installed
      if (!/to_regclass|^\s*(true|false)\s*$/i.test(asked)) add(start, end, ` (true${named(asked, code)}) `, 'not asked')
    }
  }
  for (const { index, 0: word } of code.matchAll(/\bLEAST\(/g)) {
    for (const [start, end] of partsOf(code, index + word.length, /^,/)) add(start, end, ' NULL ', 'does not count')
  }
  for (const { index, 0: branch } of code.matchAll(/^\s+WHEN .*(?:\n\s+THEN .*)?$/gm)) {
    if (!branch.endsWith('THEN NULL')) add(index, index + branch.length, '', 'does not count')
  }
  return found
}

/** Parameters that nothing else of the statement names, named: otherwise PostgreSQL refuses it for not knowing what they are. */
const named = (asked: string, code: string): string =>
  [...new Set(asked.match(/\$\d+/g))]
    .filter((parameter) => code.match(new RegExp(`\\${parameter}\\b`, 'g'))?.length === asked.split(parameter).length - 1)
    .map((parameter) => ` OR ${parameter}::text IS NULL`)
    .join('')

/** The definition of one view, where it stands; everything else is blank. */
const onlyView = (view: string, code: string): string => {
  const { index = code.length, 0: statement = '' } = new RegExp(`VIEW "facts"\\."${view}"[\\s\\S]*?;`).exec(code) ?? {}
  return blank(code.slice(0, index)) + statement + blank(code.slice(index + statement.length))
}

/** The parts of a list, by what separates them at its own level. */
function partsOf(code: string, from: number, separator: RegExp): [number, number][] {
  const parts: [number, number][] = []
  let depth = 0
  let start = from
  for (let at = from; at <= code.length; at += 1) {
    const rest = code.slice(at, at + 12)
    if (code[at] === "'" || code[at] === '"') {
      const literal = /^('[^']*'|"[^"]*")/.exec(code.slice(at))?.[0]
      if (literal === undefined) return [...parts, [start, at]]
      at += literal.length - 1
      continue
    }
    if (code[at] === '(') depth += 1
    if (code[at] === ')') depth -= 1
    const atWord = !/\w/.test(code[at - 1] ?? ' ')
    const over = depth < 0 || at === code.length || /^([$;`](?!\d))/.test(rest)
    const compared = code.slice(0, at).endsWith('DISTINCT ')
    if (over || (depth === 0 && atWord && !compared && ending.test(rest))) return [...parts, [start, at]]
    const separated = depth === 0 && (atWord || rest.startsWith(',')) ? separator.exec(rest) : null
    if (separated) {
      parts.push([start, at])
      start = at + separated[0].length
    }
  }
  return parts
}
