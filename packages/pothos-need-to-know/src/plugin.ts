import { dataCategories } from '@candour/need-to-know'
import { BasePlugin } from '@pothos/core'
import type { PothosOutputFieldConfig, PothosTypeConfig, SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { checkLabels } from './check-labels.ts'
import { asList, withLabel } from './data-category-directive.ts'
import { guardedResolver } from './guarded-resolver.ts'
import { LabellingError } from './labelling-error.ts'
import { declaredLabel, isProtected, labelOf } from './labels.ts'
import type { Label } from './labels.ts'

const rootKinds: readonly string[] = ['Query', 'Mutation', 'Subscription']

/** Labels every field with its data category, and lets no resolver of protected data run before the viewer was allowed it. */
export class NeedToKnowPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  /** The guard must be outermost: a plugin in front of it would load or compute values before the decision. */
  override beforeBuild(): void {
    if (this.builder.options.plugins?.[0] !== 'needToKnow') {
      throw new LabellingError('needToKnow must be the first of the plugins, so that nothing runs before its decision')
    }
  }

  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    if (config.kind !== 'Object') return config
    const { about } = config.pothosOptions
    return about === undefined ? config : { ...config, extensions: { ...config.extensions, needToKnow: { about } } }
  }

  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { directives } = (field.extensions ?? {}) as { directives?: unknown }
    if (asList(directives).some(({ name }) => name === 'requires')) {
      throw new LabellingError(`${field.parentType}.${field.name} uses @requires: a value in a request is no ground for anything`)
    }
    if (rootKinds.includes(field.kind)) return field
    const label = declaredLabel(this.builder, field)
    this.#refuseTextInClear(field, label)
    return {
      ...field,
      extensions: { ...field.extensions, needToKnow: label, directives: withLabel(directives, label.categories) },
    }
  }

  /**
   * Texts of a sealed category are encrypted in the database, so that a column that is given as it stands cannot hold one: unless the field
   * says why it tells nothing by itself.
   * @throws LabellingError naming field and column
   */
  #refuseTextInClear(field: PothosOutputFieldConfig<Types>, { categories }: Label): void {
    const { pothosExposedField: column } = (field.extensions ?? {}) as { pothosExposedField?: string }
    const { pothosPrismaModel: model } = (this.builder.configStore.getTypeConfig(field.parentType).extensions ?? {}) as {
      pothosPrismaModel?: string
    }
    const sealed = categories.find((category) => dataCategories[category].sealed)
    const { inClear } = field.pothosOptions as { inClear?: string }
    if (column === undefined || model === undefined || sealed === undefined || inClear) return
    const { type } = field.type.kind === 'List' ? field.type : { type: field.type }
    if (type.kind !== 'Scalar' || this.builder.configStore.getTypeConfig(type.ref).name !== 'String') return
    throw new LabellingError(`${field.parentType}.${field.name} is ${sealed} and stands in clear in ${model}.${column}: seal it`)
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const label = labelOf(field.extensions)
    return label === undefined || !isProtected(label)
      ? resolve
      : guardedResolver(label, resolve as GraphQLFieldResolver<unknown, object>)
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    checkLabels(schema)
    return schema
  }
}
