import { getNamedType, isObjectType } from 'graphql'
import type { Answer } from './api-client.ts'
import { betrayedBy } from './canary.ts'
import { rootFields, rootOf } from './paths-from-the-query.ts'
import type { Planted } from './planted-person.ts'
import { leavesOf } from './whole-selection.ts'

/** What readers were told, over all of them: only of what somebody is told does it mean something that others are not. */
export class FoundBySomebody {
  /** Fields of `Query` that told somebody something. */
  readonly roots = new Set<string>()
  /** The texts, as `Type.field`, in which a canary was found. */
  readonly texts = new Set<string>()
  /** What the canaries are of that were found. */
  readonly canaries = new Set<string>()
  readonly #planted: readonly Planted[]

  constructor(planted: readonly Planted[]) {
    this.#planted = planted
  }

  note({ data, text }: Answer<unknown>): void {
    for (const [name, value] of Object.entries(data ?? {})) {
      const root = rootFields.find((field) => field.name === rootOf(name))
      const type = root && getNamedType(root.type)
      if (root && tellsOfSomething(value)) this.roots.add(root.name)
      if (!isObjectType(type)) continue
      for (const { of, value: leaf } of leavesOf(type, value)) {
        if (typeof leaf === 'boolean' || leaf === null || this.texts.has(of)) continue
        const betrayed = betrayedBy(JSON.stringify(leaf))
        if (this.#planted.some(({ word }) => betrayed(word))) this.texts.add(of)
      }
    }
    const betrayed = betrayedBy(text)
    for (const { word, of } of this.#planted) if (!this.canaries.has(of) && betrayed(word)) this.canaries.add(of)
  }
}

function tellsOfSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value !== 'object' || value === null) return false
  if ('nodes' in value) return tellsOfSomething(value.nodes)
  return !('edges' in value) || tellsOfSomething(value.edges)
}
