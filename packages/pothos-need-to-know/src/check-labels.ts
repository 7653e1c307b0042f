import { getNamedType, isInterfaceType, isIntrospectionType, isLeafType, isNonNullType, isObjectType } from 'graphql'
import type { GraphQLField, GraphQLSchema } from 'graphql'
import { aboutOf } from './about.ts'
import { LabellingError } from './labelling-error.ts'
import { isProtected, labelOf } from './labels.ts'

type Field = GraphQLField<unknown, unknown>

/** Fields of connections and edges that hold what is listed. */
const pages: readonly string[] = ['node', 'nodes']
const isBare = (field: Field): boolean => isLeafType(getNamedType(field.type))
const bare = (type: string, field: string): string =>
  `${type}.${field} gives a bare value, which carries no label: give an object`

/**
 * Checks the finished schema: every field below the roots is labelled, protected fields can be null (a withheld value is `null`), and
 * their types say whom they are about. Fields that carry no label of their own (of the roots, of connections) must lead to objects, whose
 * fields do.
 * @throws LabellingError naming everything that is wrong
 */
export const checkLabels = (schema: GraphQLSchema): void => {
  const wrong: string[] = []
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || isIntrospectionType(type)) continue
    if (isObjectType(type) && roots.has(type)) {
      for (const field of Object.values(type.getFields())) if (isBare(field)) wrong.push(bare(type.name, field.name))
      continue
    }
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`
      const label = labelOf(field.extensions)
      if (label === undefined) wrong.push(`${where} carries no data category`)
      else if (label.categories.includes('structural') && pages.includes(field.name) && isBare(field))
        wrong.push(bare(type.name, field.name))
      else if (isProtected(label)) {
        if (isNonNullType(field.type)) wrong.push(`${where} is ${label.categories.join(', ')} and must be nullable`)
        if (isObjectType(type) && aboutOf(type) === undefined)
          wrong.push(`${type.name} needs an "about", for ${where} is protected`)
      }
    }
  }
  if (wrong.length > 0) throw new LabellingError(wrong.join('\n'))
}
