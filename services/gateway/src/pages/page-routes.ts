import { readFileSync } from 'node:fs'
import { Router, type ErrorRequestHandler } from 'express'
import { sentences } from '../errors.ts'
import { describeFault, type ReportFault } from '../fault-report.ts'
import { requestIdOf } from '../request-id.ts'
import { renderApiPage } from './api-page.ts'
import { refreshAfter, renderCodesPage, type DemonstrationCode } from './codes-page.ts'
import { renderMessagesPage, type DemonstrationMessage } from './messages-page.ts'
import { renderNotFoundPage } from './not-found-page.ts'

export interface Pages {
  readonly publicUrl: URL
  readonly landingPage: () => string
  readonly codes: (() => Promise<readonly DemonstrationCode[]>) | undefined
  readonly messages: (() => Promise<readonly DemonstrationMessage[]>) | undefined
  readonly report: ReportFault
}

/** The pages that the gateway writes itself, and the answer for every address that nothing else has. */
export function pageRoutes({ publicUrl, landingPage, codes, messages, report }: Pages): Router {
  const stylesheet = readFileSync(new URL('candour.css', import.meta.url), 'utf8')
  const router = Router()
  router.get('/candour.css', (_request, response) => {
    response.setHeader('cache-control', 'no-cache')
    response.type('css').send(stylesheet)
  })
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  router.get('/', (_request, response) => void response.type('html').send(landingPage()))
  router.get('/api', (_request, response) => void response.type('html').send(renderApiPage(publicUrl)))
  if (codes) {
    router.get('/demonstration/codes', async (_request, response) => {
      const current = await codes()
      // A header, not an element of the page: the moment of renewal is that of the codes, which the page cannot know when it is read.
      response.setHeader('refresh', String(refreshAfter(current)))
      response.type('html').send(renderCodesPage(current))
    })
  }
  if (messages) {
    router.get(
      '/demonstration/messages',
      async (_request, response) => void response.type('html').send(renderMessagesPage(await messages())),
    )
  }
  router.use((_request, response) => void response.status(404).type('html').send(renderNotFoundPage()))
  router.use(faults(report))
  return router
}

/** Addresses that cannot be read, and everything unforeseen: a sentence, never a stack. */
const faults =
  (report: ReportFault): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    const status = error instanceof Error && 'status' in error && error.status === 400 ? 400 : 500
    if (status === 500) report(describeFault(error, requestIdOf(response)))
    response
      .status(status)
      .type('text')
      .send(`${status === 400 ? sentences.BAD_REQUEST : sentences.INTERNAL}\n`)
  }
