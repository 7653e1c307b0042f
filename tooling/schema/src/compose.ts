import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, parse, visit, type GraphQLSchema } from 'graphql'

export interface SubgraphSdl {
  readonly name: string
  readonly sdl: string
}

/** The subgraphs do not fit together. The message has one line for each reason. */
export class CompositionError extends Error {
  constructor(reasons: readonly string[]) {
    super(`The subgraphs do not compose:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`)
    this.name = 'CompositionError'
  }
}

/** Composes the supergraph. @throws CompositionError */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const { supergraphSdl, errors } = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl) })))
  if (!supergraphSdl) throw new CompositionError((errors ?? []).map(({ message }) => message))
  return `${supergraphSdl.trim()}\n`
}

const standardDirectives = new Set(['deprecated', 'specifiedBy', 'oneOf'])

/** What clients may ask: the supergraph without its joins and without labels. */
export function publicSchema(supergraphSdl: string): GraphQLSchema {
  const document = transformSupergraphToPublicSchema(parse(supergraphSdl))
  const clean = visit(document, {
    Directive: (node) => (standardDirectives.has(node.name.value) ? undefined : null),
    DirectiveDefinition: () => null,
  })
  return buildASTSchema(clean, { assumeValidSDL: true })
}
