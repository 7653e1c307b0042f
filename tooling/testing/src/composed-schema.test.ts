import { getNamedType, isEnumType, isInputObjectType, isObjectType, type GraphQLArgument, type GraphQLInputType } from 'graphql'
import { expect, it } from 'vitest'
import { categoriesOf, composedSchema } from './composed-schema.ts'
import { isSort } from './kinds-of-path.ts'

const schema = composedSchema()

/** Arguments that say how much of a list, or which one thing: none of them looks at a value of a record. */
const plain = ['first', 'last', 'before', 'after', 'id']

/**
 * Every other argument of a field: the values it chooses by, and the categories that the viewer may read of every row the field can give. For
 * a question about the policy, which looks at no row, there is none.
 */
const filters: Readonly<
  Record<string, { readonly by: string | readonly string[]; readonly scope: readonly string[] } | 'no row'>
> = {
  'Query.auditEntries(outcome)': { by: 'AuditEntry.outcome', scope: ['audit'] },
  'Query.auditEntries(by)': { by: 'AuditEntry.who', scope: ['audit'] },
  'Query.complaints(state)': { by: 'Complaint.state', scope: ['complaint.matter'] },
  'Query.complaints(mine)': { by: 'Complaint.viewerIsHandler', scope: ['complaint.matter'] },
  'Query.corrections(state)': { by: 'Correction.state', scope: ['rights'] },
  'Query.retentionDue(proposed)': { by: 'Disposal.state', scope: ['retention'] },
  'Query.roleRequests(state)': { by: 'RoleRequest.state', scope: ['access'] },
  'Query.serviceUsers(search)': {
    by: ['ServiceUser.givenName', 'ServiceUser.familyName', 'ServiceUser.preferredName', 'ServiceUser.reference'],
    scope: ['identity'],
  },
  'ServiceUser.corrections(state)': { by: 'Correction.state', scope: ['rights'] },
  'ServiceUser.accessLog(includeOwn)': { by: 'AccessLogEntry.own', scope: ['audit'] },
  'ServiceUser.accessLog(onlyOwn)': { by: 'AccessLogEntry.own', scope: ['audit'] },
  'Query.explainAccess(serviceUserId)': 'no row',
  'Query.explainAccess(category)': 'no row',
  'Query.explainAccess(action)': 'no row',
  'Query.explainAccess(staffMemberId)': 'no row',
  'Query.explainAccess(purpose)': 'no row',
}

/** Whether an argument says in which order rows come: by its name, or by choosing between two directions. */
function sorts({ name, type }: GraphQLArgument): boolean {
  const inner = getNamedType(type)
  const hasDirections = (of: GraphQLInputType): boolean => {
    const each = getNamedType(of)
    return isEnumType(each) && each.getValues().some((value) => /^(ASC|DESC)/i.test(value.name))
  }
  const isDirected =
    hasDirections(type) ||
    (isInputObjectType(inner) && Object.values(inner.getFields()).some((field) => hasDirections(field.type)))
  return isSort(name) || isDirected
}

it('has filters and searches only by what the viewer may read of every row in scope, and neither sorts nor aggregates', () => {
  const found: string[] = []
  const sorting: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type === schema.getMutationType()) continue
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) {
        const named = `${type.name}.${field.name}(${argument.name})`
        if (!plain.includes(argument.name)) found.push(named)
        if (sorts(argument)) sorting.push(named)
      }
      const ofMany = /Connection$|^Query$|^ServiceUser$/.test(type.name)
      if (ofMany) expect(field.name, type.name).not.toMatch(/^(count|total|sum|average|aggregate|search)/i)
    }
  }
  expect(sorting, 'arguments that sort').toEqual([])
  expect(found.toSorted()).toEqual(Object.keys(filters).toSorted())
  for (const [argument, filter] of Object.entries(filters)) {
    if (filter === 'no row') continue
    for (const by of [filter.by].flat()) {
      const [typeName = '', fieldName = ''] = by.split('.')
      const type = schema.getType(typeName)
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
      if (!field) throw new TypeError(`${by} is not there`)
      for (const category of categoriesOf(field)) expect(filter.scope, argument).toContain(category)
    }
  }
})
