import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { AuditTrail } from '@candour/subgraph-kit'
import type Provider from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import type { Transaction } from '../data/database.ts'
import { needsSecondFactor } from '../domain/account-kind.ts'
import { hashPassword } from '../domain/password-hash.ts'
import { objectionToPassword } from '../domain/password-rules.ts'
import { opensTo } from '../domain/portals.ts'
import { newTotpSecret, stepOfCode } from '../domain/second-factor.ts'
import { readForm } from '../http/form-body.ts'
import { isOwnForm } from '../http/own-form.ts'
import { sendPage } from '../http/send-page.ts'
import type { FormError } from '../pages/form.ts'
import { english as m } from '../pages/messages.ts'
import type { Service } from '../service-parts.ts'
import { checkPassword } from '../sign-in/check-credentials.ts'
import { signedIn } from './signed-in.ts'

const routes = /^\/account(?:\/(password|second-factor|sessions))?$/
const pending = 'SecondFactorToBe'
const pendingSeconds = 20 * 60

interface Visit {
  request: IncomingMessage
  response: ServerResponse
  account: Account
  sessionUid: string
}

/** What people see and change of their own sign-in: password, second factor, when they signed in and where they still are. */
export function accountPages(service: Service, provider: Provider) {
  const { pages, mountPath, config, clock, keys, accounts, artefacts, sessions, database, portals } = service
  const addressOf = config.clientAddress ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown')
  const at = (step?: string) => `${mountPath}/account${step ? `/${step}` : ''}`
  const belongsTo = (account: Account) => `identity|artefact|second-factor-to-be|${account.id}`
  const frame = ({ account }: Visit) => ({
    organisation: account.organisation,
    portal: portals.find((portal) => opensTo(portal, account.kind)),
  })

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const [matched, step] = routes.exec(path) ?? []
    if (matched === undefined) return sendPage(response, 404, pages.notFound())
    const posting = request.method === 'POST'
    if (posting ? !step : request.method !== 'GET' || step === 'sessions') return sendPage(response, 405, pages.notFound())
    if (posting && !isOwnForm(request, config.publicUrl)) return sendPage(response, 403, pages.foreignForm())
    const who = await signedIn(service, provider, request, response)
    if (!who) return sendPage(response, 401, pages.notSignedIn())
    const visit = { request, response, ...who }
    if (!step) return showOverview(visit)
    if (step === 'password') return posting ? takePassword(visit, await readForm(request)) : showPassword(visit, [])
    if (step === 'second-factor') return posting ? takeSecondFactor(visit, await readForm(request)) : showSecondFactor(visit, [])
    await change(visit, 'endOtherSessions', (tx) => sessions.endOthersIn(tx, visit.account.id, visit.sessionUid))
    goBack(visit, 'sessions')
  }

  async function showOverview(visit: Visit): Promise<void> {
    const { request, response, account, sessionUid } = visit
    const now = clock.now()
    const lately = (await sessions.lately(account.id)).map(({ uid, startedAt, expiresAt, endedAt }) => ({
      startedAt,
      here: uid === sessionUid,
      open: endedAt === null && expiresAt > now,
    }))
    const done = new URL(request.url ?? '/', config.publicUrl).searchParams.get('done')
    const links = { password: at('password'), secondFactor: at('second-factor'), sessions: at('sessions') }
    sendPage(response, 200, pages.account({ account, lately, links, done, ...frame(visit) }))
  }

  function showPassword(visit: Visit, errors: FormError[], status = errors.length > 0 ? 400 : 200): void {
    const page = { action: at('password'), username: visit.account.username, errors, back: at(), ...frame(visit) }
    sendPage(visit.response, status, pages.changePassword(page))
  }

  async function takePassword(visit: Visit, form: URLSearchParams): Promise<void> {
    const { account, sessionUid } = visit
    const password = form.get('password') ?? ''
    const weak = objectionToPassword(password, account.username)
    const errors = [
      ...(weak ? [{ field: 'password', text: m.choose.password[weak] }] : []),
      ...(!weak && password !== form.get('repeated') ? [{ field: 'repeated', text: m.choose.differs }] : []),
    ]
    if (errors.length > 0) return showPassword(visit, errors)
    const refused = await provePassword(visit, form)
    if (refused) return showPassword(visit, refused.errors, refused.status)
    const passwordHash = await hashPassword(password)
    await change(visit, 'changePassword', async (tx) => {
      await accounts.renewIn(tx, account.id, { passwordHash })
      await sessions.endOthersIn(tx, account.id, sessionUid)
    })
    goBack(visit, 'password')
  }

  async function showSecondFactor(visit: Visit, errors: FormError[], status = errors.length > 0 ? 400 : 200): Promise<void> {
    const { response, account, sessionUid } = visit
    const known = await secretToBe(visit)
    const secret = known ?? newTotpSecret()
    if (!known) {
      const sealed = Buffer.from(keys.seal(secret, belongsTo(account))).toString('base64url')
      await artefacts.save(pending, sessionUid, { sealed }, pendingSeconds)
    }
    const page = { action: at('second-factor'), secret, username: account.username, errors, back: at(), ...frame(visit) }
    sendPage(response, status, pages.replaceSecondFactor({ ...page, has: account.hasSecondFactor }))
  }

  async function takeSecondFactor(visit: Visit, form: URLSearchParams): Promise<void> {
    const { account, sessionUid } = visit
    const secret = await secretToBe(visit)
    if (!secret) return showSecondFactor(visit, [])
    const step = stepOfCode(secret, form.get('code') ?? '', clock.now())
    if (step === null) return showSecondFactor(visit, [{ field: 'code', text: m.setUp.refused }])
    const refused = await provePassword(visit, form)
    if (refused) return showSecondFactor(visit, refused.errors, refused.status)
    await change(visit, 'changeSecondFactor', async (tx) => {
      await accounts.renewIn(tx, account.id, { totpSecret: secret, totpLastStep: step })
      await sessions.endOthersIn(tx, account.id, sessionUid)
      await tx.artefact.deleteMany({ where: { kind: pending, id: sessionUid } })
    })
    goBack(visit, 'second-factor')
  }

  async function secretToBe({ account, sessionUid }: Visit): Promise<string | null> {
    const kept = (await artefacts.find(pending, sessionUid)) as { sealed: string } | undefined
    return kept ? keys.unseal(Buffer.from(kept.sealed, 'base64url'), belongsTo(account)) : null
  }

  /** Nobody changes how somebody signs in on a device that was left alone: the present password is asked for. */
  async function provePassword(
    { account, request, response }: Visit,
    form: URLSearchParams,
  ): Promise<{ status: 400 | 429; errors: FormError[] } | null> {
    const password = form.get('current') ?? ''
    const outcome = await checkPassword(service, { username: account.username, password, address: addressOf(request) })
    if (outcome.result === 'accepted') return null
    if (outcome.result === 'refused') return { status: 400, errors: [{ field: 'current', text: m.account.wrongPassword }] }
    const wait = Math.ceil((outcome.until.getTime() - clock.now().getTime()) / 1000)
    response.setHeader('Retry-After', String(wait))
    return { status: 429, errors: [{ field: 'current', text: m.wait(Math.ceil(wait / 60)) }] }
  }

  /** A change of one's own sign-in with its entry in the log, in one transaction. */
  async function change({ account }: Visit, operation: string, work: (tx: Transaction) => Promise<unknown>): Promise<void> {
    const { id, organisation, kind } = account
    const own = !needsSecondFactor(kind)
    const purpose = own ? ('own-record' as const) : ('administration' as const)
    const roles = kind === 'service-user' || kind === 'representative' ? [kind] : []
    const viewer = { id, kind, organisation, roles, scopes: ['**' as const], assurance: 1 as const, purpose }
    const audit = new AuditTrail({ service: 'identity', requestId: randomUUID(), operation, viewer, clock })
    await database.$transaction(async (tx) => {
      await work(tx)
      await audit.change(tx, { subjectId: null, resource: 'SignIn' }, ['sign-in'])
    })
  }

  function goBack({ response }: Visit, done: string): void {
    response.writeHead(303, { Location: `${at()}?done=${done}` }).end()
  }
}
