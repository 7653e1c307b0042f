/** As much of Prisma's own description of a schema as the organisation scope needs. */
export interface DataModel {
  models: Readonly<Record<string, { fields: readonly { name: string; kind: string; type: string }[] }>>
}

/** The description that a generated Prisma client carries with it. @throws TypeError when it carries none. */
export function dataModelOf(client: object): DataModel {
  const found = (client as { _runtimeDataModel?: DataModel })._runtimeDataModel
  if (!found?.models)
    throw new TypeError('This Prisma client does not carry its data model: organisations could not be kept apart.')
  return found
}

/** Whether rows of this model belong to an organisation. */
export function hasOrganisation(dataModel: DataModel, model: string): boolean {
  return dataModel.models[model]?.fields.some((field) => field.name === 'organisation') ?? false
}

/** The models that the relation fields of a model lead to, by field name. */
export function relationsOf(dataModel: DataModel, model: string): ReadonlyMap<string, string> {
  const fields = dataModel.models[model]?.fields ?? []
  return new Map(fields.filter((field) => field.kind === 'object').map((field) => [field.name, field.type]))
}
