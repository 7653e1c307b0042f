import type { Removal } from './removal.ts'

/** Where a condition in SQL ends, when nothing closes it. */
const ending = /^(WHERE|GROUP|ORDER|UNION|JOIN|LEFT|LIMIT|FROM|HAVING)\b/i

/**
 * Every guard of a statement: each part of what `WHERE` and `ON` ask for, each of several ends of which the earliest counts, and each case that
 * ends an authority.
 */
export function sqlRemovalsIn(source: string): Removal[] {
  const found: Removal[] = []
  const add = (start: number, end: number, put: string, how: string) => {
    const guard = source.slice(start, end).replaceAll(/\s+/g, ' ').trim()
    const line = source.slice(0, start).split('\n').length
    found.push({ line, guard: guard.slice(0, 110), part: source.slice(start, end), how, start, end, put })
  }
  const code = withoutTables(source.replaceAll(/--.*$/gm, (comment) => ' '.repeat(comment.length)))

  for (const { index, 0: word } of code.matchAll(/\b(WHERE|ON)\b/g)) {
    for (const [start, end] of partsOf(code, index + word.length, /^AND\b/i)) {
      const asked = code.slice(start, end)
      // whether an owner publishes anything is a matter of what is installed
      if (!/to_regclass|^\s*(true|false)\s*$/i.test(asked)) add(start, end, ' true ', 'not asked')
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

/** Of a migration, the views of facts are guards; its tables, keys and other views are not. */
const withoutTables = (code: string): string => {
  if (!/^CREATE TABLE|^CREATE (OR REPLACE )?VIEW/m.test(code)) return code
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ')
  const view = /CREATE (?:OR REPLACE )?VIEW "facts"\."(?!sign_in_code|staff_name|hold|complaint"|account)[\s\S]*?;/g
  let at = 0
  let kept = ''
  for (const { index, 0: statement } of code.matchAll(view)) {
    kept += blank(code.slice(at, index)) + statement
    at = index + statement.length
  }
  return kept + blank(code.slice(at))
}

/** The parts of a list, by what separates them at its own level. */
function partsOf(code: string, from: number, separator: RegExp): [number, number][] {
  const parts: [number, number][] = []
  let depth = 0
  let start = from
  for (let at = from; at <= code.length; at += 1) {
    const rest = code.slice(at, at + 12)
    if (code[at] === "'") {
      const literal = /^'[\w:*/. -]+'/.exec(code.slice(at))?.[0]
      if (literal === undefined) return [...parts, [start, at]]
      at += literal.length - 1
      continue
    }
    if (code[at] === '(') depth += 1
    if (code[at] === ')') depth -= 1
    const atWord = !/\w/.test(code[at - 1] ?? ' ')
    const over = depth < 0 || at === code.length || /^([$;`](?!\d))/.test(rest)
    if (over || (depth === 0 && atWord && ending.test(rest))) return [...parts, [start, at]]
    const separated = depth === 0 && (atWord || rest.startsWith(',')) ? separator.exec(rest) : null
    if (separated) {
      parts.push([start, at])
      start = at + separated[0].length
    }
  }
  return parts
}
