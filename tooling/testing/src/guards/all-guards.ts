import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import type { GuardedSources } from './guarded-source.ts'
import { guardedSources } from './guarded-sources.ts'
import { needlessGuards } from './needless-guards.ts'
import { removalsIn, withoutGuard, type Removal, type Stead } from './removal.ts'
import { sqlRemovalsIn, sqlRemovalsWithin } from './sql-removal.ts'

export interface Guard extends Removal {
  readonly of: GuardedSources
  /** From the top folder. */
  readonly file: string
}

const read = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8')

/**
 * All guards of the sources that hold any, but for those which are written down as needless.
 * @throws Error for a needless guard that is not there any more
 */
export function allGuards(): Guard[] {
  const unmet = new Set(needlessGuards)
  const guards = guardedSources.flatMap((of) =>
    of.files.flatMap((file) => {
      const source = read(file)
      const removals = [
        ...(of.removals?.(source) ??
          (file.endsWith('.ts') ? [...removalsIn(source), ...sqlRemovalsWithin(source)] : sqlRemovalsIn(source, of.view))),
      ].filter(({ guard }) => of.guards?.test(guard) ?? true)
      return removals.map((removal) => ({ ...removal, of, file }))
    }),
  )
  const needed = guards.filter(({ file, guard, part, how }) => {
    const needless = needlessGuards.find(
      (each) =>
        file.endsWith(each.file) && guard.includes(each.guard) && (each.part ?? part) === part && (each.how ?? how) === how,
    )
    if (needless) unmet.delete(needless)
    return needless === undefined
  })
  const [gone] = unmet
  if (gone) throw new Error(`a needless guard is not there any more: ${gone.file}: ${gone.guard}`)
  return needed
}

const importing = (name: string, file: string) => `import { ${name} } from ${JSON.stringify(join(repositoryRoot, file))}`

const stead: Stead = {
  ofAnybodyAtAll: importing('ofAnyone as ofAnybodyAtAll', 'packages/need-to-know/src/conditions/relationships.ts'),
  whateverIsAsked: importing('whateverIsAsked', 'tooling/testing/src/guards/whatever-is-asked.ts'),
}

/** The source as it is without a guard. */
export const sourceWithout = (guard: Guard): string => {
  const source = read(guard.file)
  if (!guard.file.endsWith('.ts')) return source.slice(0, guard.start) + guard.put + source.slice(guard.end)
  return withoutGuard(source, guard, stead)
}

/** How a guard is told: where it is, and what was taken away. */
export const told = ({ file, line, guard, part, how }: Guard): string => {
  const only = part.replaceAll(/\s+/g, ' ')
  return `${file}:${line}: ${guard} (${guard.startsWith(only) && guard.length === only.length ? '' : `${only.slice(0, 60)}: `}${how})`
}
