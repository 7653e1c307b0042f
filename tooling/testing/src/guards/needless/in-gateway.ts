import type { NeedlessGuard } from '../needless-guards.ts'

export const needlessInGateway: readonly NeedlessGuard[] = [
  {
    file: 'subgraph-kit/src/viewer-context.ts',
    guard: "algorithms: ['EdDSA']",
    reason: 'the key is of a kind that signs in no other way; a second defence',
  },
  {
    file: 'gateway/src/authenticate.ts',
    guard: "typeof audience === 'string' && Object.hasOwn(audiences, audience)",
    part: "typeof audience === 'string'",
    reason: 'the types ask; a list of audiences is the name of none',
  },
  {
    file: 'gateway/src/authenticate.ts',
    guard: "typeof value !== 'number' || !Number.isFinite(value)",
    how: 'not asked',
    reason:
      'each refuses what the other does: what is no number is not finite, and an endless time lies in the future or is worth nothing',
  },
  {
    file: 'gateway/src/enrolled-devices.ts',
    guard: 'inForce(authority) && device.checkIssued(authority)',
    part: 'device.checkIssued(authority)',
    reason: 'what a key of the authority signed, the authority issued; it spares the work for those of others',
  },
  {
    file: 'gateway/src/enrolled-networks.ts',
    guard: "isIPv6(address) && known.check(address, 'ipv6')",
    part: 'isIPv6(address)',
    reason: 'what is no address is in no network',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "if (!viewer) throw new RequestRefused('UNAUTHENTICATED')",
    reason: 'nothing comes so far without a viewer; the types ask',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "executed.body.kind === 'single' && executed.body.singleResult.errors",
    reason: 'it only tells the traces what came of it',
  },
  {
    file: 'gateway/src/graphql-endpoint.ts',
    guard: "if (result.body.kind !== 'single') throw new Error('an answer in parts is not served')",
    reason: 'the schema has nothing that is answered in parts; the types ask',
  },
  {
    file: 'subgraph-kit/src/subgraph.ts',
    guard: "if (response.body.kind !== 'single') throw new Error('a subgraph answers in one piece')",
    reason: 'the schemas have nothing that is answered in parts; the types ask',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof value === 'object' && value !== null",
    part: "typeof value === 'object'",
    reason: 'what is no object has no query, without which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "if (!isObject(json)) throw new RequestRefused('BAD_REQUEST')",
    reason: 'what is no object has no query, without which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof query !== 'string' || query === ''",
    part: "query === ''",
    reason: 'an empty text is no GraphQL, for which it is refused',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "typeof operationName !== 'string' || operationName.length > longestName",
    part: "typeof operationName !== 'string'",
    reason: 'no operation has a name that is no text',
  },
  {
    file: 'gateway/src/request-body.ts',
    guard: "operationName === null || operationName === ''",
    reason: 'an empty name is no name: it chooses the only operation, as none does',
  },
  {
    file: 'gateway/src/errors.ts',
    guard: "code === 'BAD_REQUEST' && error.locations",
    part: 'error.locations',
    reason: 'what is not there is not there in JSON either',
  },
  {
    file: 'subgraph-kit/src/foreign-cursor.ts',
    guard: '!(error instanceof GraphQLError)',
    part: '!(error instanceof GraphQLError)',
    reason: 'the types ask; no other error has an original one',
  },
  {
    file: 'subgraph-kit/src/foreign-cursor.ts',
    guard: 'node.kind === Kind.FIELD',
    part: 'node.kind === Kind.FIELD',
    reason: 'the types ask; what fails is a field',
  },
]
