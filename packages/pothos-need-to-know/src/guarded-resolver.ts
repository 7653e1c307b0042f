import type { DataCategory, Decision, ResourceRef } from '@candour/need-to-know'
import type { GraphQLFieldResolver } from 'graphql'
import { aboutOf } from './about.ts'
import { LabellingError } from './labelling-error.ts'
import { protectedCategories, protectedLabels } from './labels.ts'
import type { Label } from './labels.ts'
import type { NeedToKnowContext, NeedToKnowRuntime } from './runtime.ts'

/**
 * A resolver that runs only once the viewer may see its value, so that what is withheld is never computed, decrypted or loaded. A
 * refusal gives `null` and a mark whatever the value would have been.
 */
export const guardedResolver = (
  label: Label,
  resolve: GraphQLFieldResolver<unknown, object>,
): GraphQLFieldResolver<unknown, object> => {
  const labelled = protectedLabels(label.categories)
  const declared = labelled([])
  return (parent, args, context, info) => {
    const runtime = runtimeOf(context)
    const about = aboutOf(info.parentType)
    if (about === undefined) throw new LabellingError(`${info.parentType.name} does not say whom it is about`)
    const ref = about(parent, context)
    const categories = label.alsoContains ? labelled(label.alsoContains(parent, context)) : declared
    const settle = (decision: Decision): unknown => {
      if (decision.allowed === true) {
        runtime.disclose(ref, categories)
        return resolve(parent, args, context, info)
      }
      runtime.withhold(markOf(ref, info.fieldName, label.categories, decision), ref)
      return null
    }
    if (categories.length === 0) return resolve(parent, args, context, info)
    const decision = runtime.decide(ref, categories)
    return decision instanceof Promise ? decision.then(settle) : settle(decision)
  }
}

/** The mark names the category the field declares, never one that only this row contains. */
const markOf = (
  ref: ResourceRef,
  field: string,
  declared: readonly DataCategory[],
  { reason, remedy, assurance }: Extract<Decision, { allowed: false }>,
) => {
  const category = protectedCategories(declared)[0] ?? declared[0] ?? 'reference'
  const acr = assurance === undefined ? {} : { acrValues: String(assurance) }
  return { on: ref.resource, id: ref.id, field, category, reason, remedy, ...acr }
}

const runtimeOf = (context: unknown): NeedToKnowRuntime => {
  const runtime = (context as Partial<NeedToKnowContext> | null | undefined)?.needToKnow
  if (runtime === undefined) throw new LabellingError('The context carries no needToKnow: nothing protected can be read')
  return runtime
}
