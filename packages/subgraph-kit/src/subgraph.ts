import { ApolloServer, type ApolloServerPlugin, type GraphQLRequest } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import type { CryptoKey } from 'jose'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import { directStatementsOf, withOrganisation, type Clock, type Vault } from '@candour/database'
import { readViewerGrants, SubjectFactsLoader } from '@candour/decision-facts'
import { assuranceNow, type Policy, type Viewer } from '@candour/need-to-know'
import type { OrganisationProfile } from '@candour/organisations'
import { ApiError, toPublicError } from './api-error.ts'
import { AuditTrail, type AuditSink } from './audit-trail.ts'
import { reportFault } from './fault-report.ts'
import { isForeignCursor } from './foreign-cursor.ts'
import { RequestDecisions } from './need-to-know-runtime.ts'
import { namedIds } from './named-ids.ts'
import { noSchemaDisclosure } from './no-schema-disclosure.ts'
import { spendContext } from './spent-context.ts'
import type { SubgraphContext } from './subgraph-context.ts'
import { createViewerVerifier, type VerifiedViewer } from './viewer-context.ts'

/** What a service's database client must be able to do for the kit, beside that `createServiceClient` made it. */
export type SubgraphDatabase = AuditSink

/** What an organisation promised, and its policy. */
export interface ServedOrganisation {
  readonly profile: OrganisationProfile
  readonly policy: Policy
}

export interface SubgraphConfig<Db extends SubgraphDatabase, Context extends SubgraphContext<Db>> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly clock: Clock
  /** Verifies that a request was signed by a gateway of this installation. */
  readonly gatewayKey: CryptoKey
  readonly db: Db
  readonly vault: Vault
  /** Undefined for an organisation that is not served here. */
  readonly organisation: (code: string) => ServedOrganisation | undefined
  /** Adds what the service's own resolvers need. */
  readonly extend: (base: SubgraphContext<Db>) => Context
}

export interface SubgraphRequest {
  /** The exact JSON body that the viewer context was signed for. */
  readonly body: string
  readonly signedViewer: string
}

export interface SubgraphAnswer {
  readonly status: number
  readonly body: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly object[]
    readonly extensions?: Record<string, unknown>
  }
}

/** A subgraph that answers signed requests, in-process or behind `listen`. */
export class Subgraph<Db extends SubgraphDatabase = SubgraphDatabase, Context extends SubgraphContext<Db> = SubgraphContext<Db>> {
  readonly name: string
  readonly #config: SubgraphConfig<Db, Context>
  readonly #apollo: ApolloServer<Context>
  readonly #verify: ReturnType<typeof createViewerVerifier>
  /** By the decisions of a request, which every copy of its context shares. */
  readonly #signedAs = new WeakMap<RequestDecisions, 'query' | 'mutation'>()

  private constructor(config: SubgraphConfig<Db, Context>) {
    this.name = config.name
    this.#config = config
    this.#verify = createViewerVerifier(config.gatewayKey, config.name, () => config.clock.now())
    this.#apollo = new ApolloServer<Context>({
      schema: config.schema,
      introspection: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      stopOnTerminationSignals: false,
      validationRules: [noSchemaDisclosure],
      parseOptions: { maxTokens: 20_000 },
      // Nothing here may be cached, and without a plugin that looks at every field none is told of every field.
      plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled(), this.#onlyWhatWasSigned()],
      formatError: (formatted, error) => this.#format(formatted, error),
    })
  }

  static async start<Db extends SubgraphDatabase, Context extends SubgraphContext<Db>>(
    config: SubgraphConfig<Db, Context>,
  ): Promise<Subgraph<Db, Context>> {
    const subgraph = new Subgraph(config)
    await subgraph.#apollo.start()
    return subgraph
  }

  async stop(): Promise<void> {
    await this.#apollo.stop()
  }

  /** Answers one request of a gateway. The signature is checked before the body is parsed. Never throws. */
  async execute({ body, signedViewer }: SubgraphRequest): Promise<SubgraphAnswer> {
    let verified: VerifiedViewer
    try {
      verified = await this.#verify(signedViewer, body)
    } catch {
      return refusal(401, new ApiError('UNAUTHENTICATED'), crypto.randomUUID())
    }
    const { requestId, organisation } = verified.claims
    const served = this.#config.organisation(organisation)
    if (!served) return refusal(403, new ApiError('FORBIDDEN'), requestId)
    try {
      return await withOrganisation(organisation, () => this.#answer(body, verified, served))
    } catch (error) {
      if (error instanceof ApiError) return refusal(error.extensions['code'] === 'BAD_REQUEST' ? 400 : 403, error, requestId)
      reportFault(this.name, requestId, error)
      return refusal(503, new ApiError('UNAVAILABLE'), requestId)
    }
  }

  async #answer(body: string, verified: VerifiedViewer, served: ServedOrganisation): Promise<SubgraphAnswer> {
    const { db } = this.#config
    const { requestId, operation } = verified.claims
    const request = requestOf(body)
    const context = await this.#contextFor(body, verified, served)
    this.#signedAs.set(context.needToKnow, operation)
    if (operation === 'mutation') await spendContext(db, verified)
    const response = await this.#apollo.executeOperation(request, { contextValue: context })
    if (response.body.kind !== 'single') throw new Error('a subgraph answers in one piece')
    const { data, errors } = response.body.singleResult
    // Nothing leaves before what it discloses is on record.
    await context.audit.flush(db)
    const { marks } = context.needToKnow
    return {
      status: 200,
      body: {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map((error) => withRequestId(error, requestId)) } : {}),
        ...(marks.length > 0 ? { extensions: { withheld: marks } } : {}),
      },
    }
  }

  async #contextFor(body: string, { claims }: VerifiedViewer, { profile, policy }: ServedOrganisation): Promise<Context> {
    const { clock, db, vault, extend } = this.#config
    const now = clock.now()
    const sql = directStatementsOf(db)
    const facts = new SubjectFactsLoader(sql, claims, clock)
    // Asked first, since the document is looked at and checked once it is answered, while the facts are still on their way.
    const whatViewerMay = readViewerGrants(sql, claims, now)
    // What a query names are nearly always people: what decisions about them rest on is read while the viewer is. Not for a mutation, since
    // it may bring about what they rest on.
    if (claims.operation === 'query') facts.begin(namedIds(body))
    const grants = await whatViewerMay
    if (!grants.alive) throw new ApiError('UNAUTHENTICATED')
    const viewer: Viewer = {
      kind: claims.kind,
      id: claims.id,
      organisation: claims.organisation,
      roles: grants.roles,
      scopes: grants.scopes,
      assurance: assuranceNow(claims.assurance, claims.authenticatedAt, now),
      purpose: claims.purpose,
    }
    const audit = new AuditTrail({
      service: this.name,
      requestId: claims.requestId,
      operation: claims.operationName ?? claims.operation,
      viewer,
      clock,
    })
    const viewerPolicy = policy.forViewer(viewer)
    const needToKnow = new RequestDecisions(viewerPolicy, facts, audit, claims.marksAs)
    const base = {
      requestId: claims.requestId,
      clock,
      viewer,
      authenticatedAt: new Date(claims.authenticatedAt * 1000),
      profile,
      policy: viewerPolicy,
      needToKnow,
      audit,
      vault: vault.session(),
      db,
    }
    return extend(base)
  }

  /** What was signed as a query changes nothing, since only a mutation's context is used up. */
  #onlyWhatWasSigned(): ApolloServerPlugin<Context> {
    return {
      requestDidStart: async () => ({
        didResolveOperation: async ({ operation, contextValue }) => {
          if (operation?.operation !== 'query' && this.#signedAs.get(contextValue.needToKnow) !== 'mutation')
            throw new ApiError('FORBIDDEN')
        },
      }),
    }
  }

  /** Keeps a refusal's code and reason; everything else becomes a code, and the fault goes to the log without its message. */
  #format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const original = isForeignCursor(error) ? new ApiError('BAD_USER_INPUT') : unwrapResolverError(error)
    const { message, extensions } = toPublicError(original, '')
    if (extensions.code === 'INTERNAL' || extensions.code === 'UNAVAILABLE') reportFault(this.name, null, original)
    return { message, extensions, ...(formatted.path ? { path: formatted.path } : {}) }
  }
}

/** @throws ApiError BAD_REQUEST when the body is no operation, whoever signed it */
function requestOf(body: string): GraphQLRequest {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    // The message of a syntax error quotes the body.
    throw new ApiError('BAD_REQUEST')
  }
  if (!isObject(parsed) || typeof parsed['query'] !== 'string') throw new ApiError('BAD_REQUEST')
  const { variables } = parsed
  if (variables !== undefined && variables !== null && !isObject(variables)) throw new ApiError('BAD_REQUEST')
  return parsed as GraphQLRequest
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withRequestId = (error: GraphQLFormattedError, requestId: string) => ({
  ...error,
  extensions: { ...error.extensions, requestId },
})

const refusal = (status: number, error: ApiError, requestId: string): SubgraphAnswer => ({
  status,
  body: { errors: [toPublicError(error, requestId)] },
})
