import { dataCategories } from '@candour/need-to-know'
import type { DataCategory } from '@candour/need-to-know'
import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core'
import { isGenerated } from './generated-field.ts'
import { LabellingError } from './labelling-error.ts'

/** The label of a field as the plugin keeps it in the field's extensions. */
export interface Label {
  readonly categories: readonly DataCategory[]
  readonly alsoContains: ((parent: unknown, context: unknown) => readonly DataCategory[]) | null
}

const isUnprotected = (category: DataCategory): boolean => category === 'reference' || category === 'structural'

/** Whether reading the field needs a decision. */
export const isProtected = ({ categories, alsoContains }: Label): boolean =>
  alsoContains !== null || !categories.every(isUnprotected)

/** The categories a decision must be asked for. */
export const protectedCategories = (categories: readonly DataCategory[]): readonly DataCategory[] =>
  categories.filter((category) => !isUnprotected(category))

/** More of them are not kept for one field; rows with other contents than these are decided by themselves. */
const mostLabelsOfAField = 500

/**
 * Makes the labels that decisions about a field are asked for: what it declares, and what the row contains beside that. The same contents give the
 * same frozen object, by which decisions are remembered.
 */
export const protectedLabels = (
  declared: readonly DataCategory[],
): ((contents: readonly DataCategory[]) => readonly DataCategory[]) => {
  const known = new Map<string, readonly DataCategory[]>()
  return (contents) => {
    const words = contents.join()
    const before = known.get(words)
    if (before !== undefined) return before
    const label = protectedCategories([...declared, ...contents])
    if (known.size < mostLabelsOfAField) known.set(words, Object.freeze(label))
    return label
  }
}

/** The label kept in a field's extensions by the plugin, if the field is one it labels (root fields are not). */
export const labelOf = (extensions: unknown): Label | undefined =>
  (extensions as { readonly needToKnow?: Label } | null | undefined)?.needToKnow

/**
 * Reads what a field declares.
 * @throws LabellingError when it declares nothing, an unknown category, or `structural`
 */
export const declaredLabel = <Types extends SchemaTypes>(
  builder: PothosSchemaTypes.SchemaBuilder<Types>,
  field: PothosOutputFieldConfig<Types>,
): Label => {
  const { category, alsoContains = null } = field.pothosOptions as {
    category?: string | readonly string[]
    alsoContains?: Label['alsoContains']
  }
  const where = `${field.parentType}.${field.name}`
  if (category === undefined) {
    if (isGenerated(builder, field)) return { categories: ['structural'], alsoContains: null }
    throw new LabellingError(`${where} carries no data category`)
  }
  const categories = typeof category === 'string' ? [category] : [...category]
  if (categories.length === 0) throw new LabellingError(`${where} carries no data category`)
  for (const name of categories) {
    if (!Object.hasOwn(dataCategories, name)) throw new LabellingError(`${where} carries an unknown data category: ${name}`)
    if (name === 'structural') throw new LabellingError(`${where} claims to be structural, which only generated fields are`)
  }
  return { categories: categories as DataCategory[], alsoContains }
}
