/** Asked so often, a statement is worth a plan that is kept. */
const oftenEnough = 3
/** Each connection keeps a plan for each name. */
const mostNames = 150
/** Texts that are counted at once; then counting starts afresh. */
const mostCounted = 2_000

/**
 * Names for the statements that come again and again, so that a connection plans each of them once: planning a row scope takes longer than
 * answering it. Their number is bounded, since Prisma makes up another text for every length of a list. The empty name is no name.
 */
export function statementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  const asked = new Map<string, number>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= mostNames) return ''
    const times = (asked.get(sql) ?? 0) + 1
    if (times < oftenEnough) {
      if (asked.size >= mostCounted) asked.clear()
      asked.set(sql, times)
      return ''
    }
    asked.delete(sql)
    const name = `candour_${names.size}`
    names.set(sql, name)
    return name
  }
}
