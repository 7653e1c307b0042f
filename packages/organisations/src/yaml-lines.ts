import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Document, LineCounter, Node } from 'yaml'

type Path = readonly PropertyKey[]

const startOf = (node: unknown): number | undefined => (node as Partial<Node> | null)?.range?.[0]

/**
 * Where a path into the parsed value stands in its file.
 *
 * @returns the line, counted from 1, of the key or the list entry; where the path does not exist, the line of the nearest thing that does
 * hold it, and `found: false`.
 */
export function lineOfPath(document: Document, lines: LineCounter, path: Path): { line: number; found: boolean } {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  let found = true
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : undefined
    const entry = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value
    if (pair === undefined && entry === undefined) {
      found = false
      break
    }
    offset = startOf(pair?.key) ?? startOf(entry) ?? offset
    node = entry
  }
  return { line: lines.linePos(offset).line || 1, found }
}
