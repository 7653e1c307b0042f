import type { SubgraphAnswer } from '@candour/subgraph-kit'

/** What a field was answered with, in the form that the test asked for. @throws when the request was refused instead */
export function answered<Shape>({ data, errors }: SubgraphAnswer['body'], field: string): Shape {
  const value = data?.[field]
  if (value === undefined || value === null) throw new Error(`${field} was not answered: ${JSON.stringify(errors)}`)
  return value as Shape
}
