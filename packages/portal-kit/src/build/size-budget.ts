import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** Largest gzipped sizes in kB (1,000 bytes), as the design sets them. */
export interface SizeBudget {
  /** Script of the first route: the entry and all it imports at once. */
  firstRoute: number
  /** Script of any route that is loaded later. */
  laterRoute: number
  styles: number
}

const gzipped = (source: string | Uint8Array): number => gzipSync(source).length / 1000

/** The chunks that a page needs before it shows anything. */
function firstChunks(chunks: Map<string, Rolldown.OutputChunk>): Set<string> {
  const needed = new Set<string>()
  const visit = (file: string) => {
    const chunk = chunks.get(file)
    if (!chunk || needed.has(file)) return
    needed.add(file)
    chunk.imports.forEach(visit)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName)
  return needed
}

/** What is over its budget, in words; empty when all is well. */
export function overBudget(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[], budget: SizeBudget): string[] {
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const first = firstChunks(chunks)
  const sizeOf = (file: string) => gzipped(chunks.get(file)?.code ?? '')
  const sizes: [what: string, size: number, limit: number][] = [
    ['script of the first route', [...first].reduce((sum, file) => sum + sizeOf(file), 0), budget.firstRoute],
    ...[...chunks.keys()]
      .filter((file) => !first.has(file))
      .map((file) => [file, sizeOf(file), budget.laterRoute] as [string, number, number]),
    ...output.flatMap((file) =>
      file.type === 'asset' && file.fileName.endsWith('.css')
        ? [[file.fileName, gzipped(file.source), budget.styles] as [string, number, number]]
        : [],
    ),
  ]
  return sizes
    .filter(([, size, limit]) => size > limit)
    .map(([what, size, limit]) => `${what}: ${size.toFixed(1)} kB gzipped, ${limit} kB allowed`)
}

/** Fails the build when the portal has grown too large. */
export function sizeBudget(budget: SizeBudget): Plugin {
  return {
    name: 'candour-size-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const over = overBudget(Object.values(bundle) as (Rolldown.OutputChunk | Rolldown.OutputAsset)[], budget)
        if (over.length > 0) this.error(over.join('; '))
      },
    },
  }
}
