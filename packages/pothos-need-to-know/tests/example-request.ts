import { graphql } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { createPolicy, nobody, requestDecisions, roleNames } from '@candour/need-to-know'
import type {
  AssuranceLevel,
  DataCategory,
  Purpose,
  RelationshipKind,
  ResourceRef,
  RoleName,
  ViewerKind,
  WithheldMark,
} from '@candour/need-to-know'
import type { Person } from './example-subgraphs.ts'

const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } })

export interface Asking {
  readonly kind?: ViewerKind
  readonly role?: RoleName
  readonly purpose?: Purpose | null
  readonly assurance?: AssuranceLevel
  readonly relationships?: readonly RelationshipKind[]
  readonly excluded?: boolean
  readonly religion?: string | null
  /** Facts cannot be read. */
  readonly outage?: boolean
}

/** Runs one operation against one subgraph, as one viewer, over one person. */
export const ask = async (
  schema: GraphQLSchema,
  source: string,
  asking: Asking = {},
  variableValues: Record<string, unknown> = {},
) => {
  const religion = asking.religion === undefined ? 'quaker' : asking.religion
  const person: Person = {
    id: 'p1',
    organisation: 'dmws',
    givenName: 'Ada',
    religionSealed: religion === null ? null : `sealed:${religion}`,
  }
  const viewer = policy.forViewer({
    kind: asking.kind ?? 'staff',
    id: 'v1',
    organisation: 'dmws',
    roles: [asking.role ?? 'support-worker'],
    scopes: ['**'],
    assurance: asking.assurance ?? 1,
    purpose: asking.purpose === undefined ? 'care' : asking.purpose,
  })
  const decisions = requestDecisions(viewer, async (subjectId) => {
    if (asking.outage === true) throw new Error('the database is away')
    const relationships = new Set<RelationshipKind>(asking.relationships ?? ['assigned-worker'])
    return {
      ...nobody('dmws', subjectId),
      exists: true,
      relationships,
      excluded: asking.excluded ?? false,
      restricted: false,
    }
  })
  const withheld: WithheldMark[] = []
  const disclosed: string[] = []
  const ran: string[] = []
  const needToKnow = {
    decide: (ref: ResourceRef, categories: readonly DataCategory[]) => decisions.decide('read', ref, categories),
    withhold: (mark: WithheldMark) => void withheld.push(mark),
    disclose: (ref: ResourceRef, categories: readonly DataCategory[]) =>
      void disclosed.push(`${ref.resource} ${categories.join(' ')}`),
  }
  const contextValue = { needToKnow, people: new Map([[person.id, person]]), ran }
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues })
  return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, errors: errors?.map(String), withheld, disclosed, ran }
}
