import express, { type Request, type Response, Router } from 'express'
import type { ApolloServer } from '@apollo/server'
import { traced } from '@candour/subgraph-kit/serve'
import { viewerHeadersOf, type ViewerHeaders } from './admit-viewer.ts'
import { codeOf, RequestRefused, statusOf, toPublicError } from './errors.ts'
import type { RequestScope } from './executor.ts'
import type { ReportFault } from './fault-report.ts'
import { fileNameOf } from './file-name.ts'
import type { RequestLimits } from './limits/request-limits.ts'
import { refusals } from './refusals.ts'
import { requestIdOf } from './request-id.ts'
import { stepUpHeader } from './step-up-challenge.ts'
import type { RequestViewer } from './viewer-context.ts'
import { WithheldUnion } from './withheld.ts'

export interface DocumentsEndpoint {
  readonly server: ApolloServer<RequestScope>
  readonly admitViewer: (headers: ViewerHeaders, requestId: string) => Promise<RequestViewer>
  readonly limits: Pick<RequestLimits, 'documentBytes'>
  readonly report: ReportFault
}

const attach = `mutation AttachDocument($input: AttachDocumentInput!) {
  attachDocument(input: $input) { document { id } userErrors { code message path } }
}`
const download = 'query DownloadDocument($id: ID!) { node(id: $id) { ... on Document { id name mediaType content } } }'

interface Attached {
  readonly attachDocument: { readonly document: { readonly id: string } | null; readonly userErrors: readonly object[] } | null
}
interface Downloaded {
  readonly node: { readonly name?: string | null; readonly mediaType?: string | null; readonly content?: string | null } | null
}

/**
 * Files as they are, too large for `/graphql` and without base64. Each request becomes the one GraphQL operation that does it: the viewer, the
 * decisions, the audit entry and the errors are those of every other operation. What a file is called and whose it is goes in headers, never
 * into an address, which others keep.
 */
export function documentsEndpoint(endpoint: DocumentsEndpoint): Router {
  const router = Router()
  const viewers = new WeakMap<Request, RequestViewer>()
  router.use(async (request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    if (request.method === 'POST' && !isFile(request)) throw new RequestRefused('BAD_REQUEST', { status: 415 })
    viewers.set(request, await endpoint.admitViewer(viewerHeadersOf(request), requestIdOf(response)))
    next()
  })
  const viewerOf = (request: Request): RequestViewer => {
    const viewer = viewers.get(request)
    if (!viewer) throw new RequestRefused('UNAUTHENTICATED')
    return viewer
  }
  const file = express.raw({ limit: endpoint.limits.documentBytes, inflate: false, type: isFile })
  router.post('/', file, async (request, response) => {
    const data = await carriedOut<Attached>(endpoint, viewerOf(request), attach, { input: attachInputOf(request) }, response)
    if (!data) return
    const { document = null, userErrors = [] } = data.attachDocument ?? {}
    response.status(document ? 201 : 422).json({ document, userErrors })
  })
  router.get('/:id', async (request, response) => {
    const data = await carriedOut<Downloaded>(endpoint, viewerOf(request), download, { id: request.params.id }, response)
    if (data) sendFile(data, response)
  })
  router.all('/{*address}', () => {
    throw new RequestRefused('BAD_REQUEST', { status: 405, headers: { allow: 'GET, POST' } })
  })
  router.use(refusals(endpoint.report))
  return router
}

/** One type for all files, since the sender's word for what a file is counts for nothing. */
const isFile = (request: { headers: { 'content-type'?: string | undefined } }) =>
  request.headers['content-type']?.toLowerCase() === 'application/octet-stream'

function attachInputOf(request: Request) {
  const serviceUserId = request.get('candour-person')
  const name = fileNameOf(request.get('content-disposition'))
  if (!serviceUserId || name === null) throw new RequestRefused('BAD_REQUEST')
  const categories = request
    .get('candour-categories')
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const content = Buffer.isBuffer(request.body) ? request.body.toString('base64') : ''
  return { serviceUserId, name, content, ...(categories ? { categories } : {}) }
}

/** The data of an operation of ours; when it failed, the answer is written and null is returned. */
async function carriedOut<Data>(
  { server }: DocumentsEndpoint,
  viewer: RequestViewer,
  query: string,
  variables: Record<string, unknown>,
  response: Response,
): Promise<Data | null> {
  const scope: RequestScope = { requestId: viewer.requestId, viewer, withheld: new WithheldUnion() }
  const { body } = await traced('document request', {}, async (work) => {
    const executed = await server.executeOperation({ query, variables }, { contextValue: scope })
    const [error] = (executed.body.kind === 'single' && executed.body.singleResult.errors) || []
    work.note({ 'candour.outcome': error ? codeOf(error.extensions) : 'ok' })
    return executed
  })
  if (body.kind !== 'single') throw new Error('an answer in parts is not served')
  const { data, errors } = body.singleResult
  const [first] = errors?.map((error) => toPublicError(error, scope.requestId)) ?? []
  if (first === undefined) return data as Data
  const { message, extensions } = first
  const challenge = stepUpHeader([first], [])
  if (challenge) response.setHeader('www-authenticate', challenge)
  response.status(statusOf[extensions.code]).json({ errors: [{ message, extensions }] })
  return null
}

/** @throws RequestRefused NOT_FOUND for what is no document of which this viewer may know */
function sendFile({ node }: Downloaded, response: Response): void {
  if (!node?.content || !node.name || !node.mediaType) throw new RequestRefused('NOT_FOUND')
  response.attachment(node.name)
  response.setHeader('content-type', node.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : node.mediaType)
  // Were it shown after all, it could do nothing.
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
  response.end(Buffer.from(node.content, 'base64'))
}
