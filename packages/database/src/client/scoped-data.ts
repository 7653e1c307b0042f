import { type DataModel, hasOrganisation, relationsOf } from './data-model.ts'
import { scopedWhere } from './scoped-where.ts'
import { OtherOrganisationError } from './with-organisation.ts'

type Data = Record<string, unknown>

/**
 * What is written, made certain to be of the organisation: filled in where a new row leaves it out, refused where it names
 * another. Nested rows must say it themselves unless their foreign key does.
 */
export function scopedData(
  dataModel: DataModel,
  model: string,
  value: unknown,
  kind: 'create' | 'update',
  organisation: string,
): unknown {
  if (Array.isArray(value)) return value.map((each) => scopedData(dataModel, model, each, kind, organisation))
  const data = scopedNested(dataModel, model, (value ?? {}) as Data, organisation)
  if (kind === 'update' || data['organisation'] !== undefined) return data
  // A row that is tied to another through a relation gets the organisation from there, as part of the foreign key.
  const isTied = [...relationsOf(dataModel, model).keys()].some((field) => data[field] !== undefined)
  return isTied ? data : { ...data, organisation }
}

function scopedNested(dataModel: DataModel, model: string, data: Data, organisation: string): Data {
  const named = data['organisation']
  if (named !== undefined && named !== organisation) {
    throw new OtherOrganisationError(`A ${model} of another organisation cannot be written from ${organisation}.`)
  }
  const relations = relationsOf(dataModel, model)
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      const related = relations.get(field)
      return [field, related && value !== undefined ? scopedRelation(dataModel, related, value as Data, organisation) : value]
    }),
  )
}

function scopedRelation(dataModel: DataModel, model: string, writes: Data, organisation: string): Data {
  const each = (value: unknown, change: (one: Data) => Data) => (Array.isArray(value) ? value.map(change) : change(value as Data))
  return Object.fromEntries(
    Object.entries(writes).map(([operation, value]) => {
      switch (operation) {
        case 'create':
          return [operation, each(value, (one) => scopedNested(dataModel, model, one, organisation))]
        case 'createMany': {
          const many = value as Data
          return [operation, { ...many, data: each(many['data'], (one) => scopedNested(dataModel, model, one, organisation)) }]
        }
        case 'connect':
          return [operation, each(value, (one) => (hasOrganisation(dataModel, model) ? scopedWhere(one, organisation) : one))]
        default:
          // Nested changes choose their rows by the relation alone; written against the model itself they are limited like all others.
          throw new TypeError(
            `Nested "${operation}" of ${model} is not offered: write to ${model} itself in the same transaction.`,
          )
      }
    }),
  )
}
