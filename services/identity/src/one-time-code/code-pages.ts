import type { IncomingMessage, ServerResponse } from 'node:http'
import { canonicalCode } from '@candour/one-time-code'
import { needsSecondFactor } from '../domain/account-kind.ts'
import { hashPassword } from '../domain/password-hash.ts'
import { objectionToPassword } from '../domain/password-rules.ts'
import { opensTo } from '../domain/portals.ts'
import { newTotpSecret, stepOfCode } from '../domain/second-factor.ts'
import { objectionToUsername, suggestedUsername } from '../domain/username.ts'
import { readForm } from '../http/form-body.ts'
import { isOwnForm } from '../http/own-form.ts'
import { sendPage } from '../http/send-page.ts'
import type { FormError } from '../pages/form.ts'
import { english as m } from '../pages/messages.ts'
import type { Service } from '../service-parts.ts'
import { outsideJourneys, type Arrived } from '../outside/journeys.ts'
import type { OneTimeCode } from '../data/one-time-codes.ts'
import { chooseSignIn, nobodysPassword } from './choose-sign-in.ts'
import { codeEntries, type CodeEntry } from './code-entry.ts'
import { bornOn, typedDate } from './read-proof.ts'

const steps = ['check', 'choose', 'second-factor', 'without', 'link', 'done', 'help'] as const
const routes = new RegExp(`^/code(?:/(${steps.join('|')}))?$`)

/**
 * From a one-time code to a sign-in of one's own: the code with a proof of who it is, user name and password, second factor, done. A form that
 * is not accepted answers with its page again.
 */
export function codePages(service: Service) {
  const { pages, mountPath, config, clock, keys, accounts, attempts, oneTimeCodes, portals } = service
  const entries = codeEntries(service)
  const journeys = outsideJourneys(service)
  const addressOf = config.clientAddress ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown')
  const at = (step: string) => `${mountPath}/code/${step}`
  const goTo = (response: ServerResponse, step: string) => void response.writeHead(303, { Location: at(step) }).end()
  const belongsTo = ({ id }: CodeEntry) => `identity|artefact|code-entry|${id}`

  /** The user name that stays as it is: that of an account that exists, or the one that the organisation gave. */
  const givenUsername = async ({ code }: CodeEntry) => (await accounts.usernameOf(code.accountId)) ?? code.username

  const shown = ({ code }: CodeEntry) => ({
    organisation: code.organisation,
    portal: portals.find((portal) => opensTo(portal, code.kind)),
  })

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const match = routes.exec(path)
    if (!match) return sendPage(response, 404, pages.notFound())
    const step = match[1] as (typeof steps)[number] | undefined
    const posting = request.method === 'POST'
    const postable = step === 'check' || step === 'choose' || step === 'second-factor' || step === 'without' || step === 'link'
    const readable = step !== 'check' && step !== 'without'
    if (posting ? !postable : request.method !== 'GET' || !readable) return sendPage(response, 405, pages.notFound())
    if (posting && !isOwnForm(request, config.publicUrl)) return sendPage(response, 403, pages.foreignForm())
    const { searchParams: asked } = new URL(request.url ?? '/', config.publicUrl)
    const forStaff = asked.get('for') === 'staff'
    if (step === undefined) return showEntry(response, 200, { forStaff })
    if (step === 'help') return sendPage(response, 200, pages.lostAccess())
    if (step === 'check') return takeCode(request, response, await readForm(request))
    if (step === 'done') {
      const elsewhere = asked.get('by') === 'work'
      return sendPage(response, 200, pages.signInChosen(asked.get('organisation'), asked.get('portal'), elsewhere))
    }
    const entry = await entries.current(request)
    if (!entry) return sendPage(response, 400, pages.codeOver())
    if (step === 'link') return linkToWork(request, response, entry, posting)
    if (step === 'choose') return posting ? takeChoice(response, entry, await readForm(request)) : showChoice(response, entry)
    if (!entry.username || !entry.passwordHash) return goTo(response, 'choose')
    if (step === 'without')
      return needsSecondFactor(entry.code.kind) ? goTo(response, 'second-factor') : finish(response, entry, null)
    return posting ? takeSecondFactor(response, entry, await readForm(request)) : showSecondFactor(response, entry, [])
  }

  function showEntry(response: ServerResponse, status: number, given: Partial<Parameters<typeof pages.enterCode>[0]>): void {
    const born = { day: '', month: '', year: '' }
    sendPage(
      response,
      status,
      pages.enterCode({ action: at('check'), forStaff: false, username: '', born, errors: [], ...given }),
    )
  }

  async function takeCode(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): Promise<void> {
    const forStaff = form.get('for') === 'staff'
    const typed = (form.get('code') ?? '').slice(0, 100)
    const username = (form.get('username') ?? '').slice(0, 200)
    const born = typedDate(form)
    const again = (status: 400 | 429, errors: FormError[]) => showEntry(response, status, { forStaff, username, born, errors })
    const proof = forStaff ? (username.trim() === '' ? null : ({ of: 'username', username } as const)) : bornOn(born)
    const code = canonicalCode(typed)
    const errors = [
      ...(typed.trim() === '' ? [{ field: 'code', text: m.oneTimeCode.enter }] : []),
      ...(typed.trim() !== '' && !code ? [{ field: 'code', text: m.oneTimeCode.malformed }] : []),
      ...(proof
        ? []
        : [
            forStaff ? { field: 'username', text: m.signIn.enterUsername } : { field: 'born-day', text: m.oneTimeCode.enterBorn },
          ]),
    ]
    if (!proof || !code || errors.length > 0) return again(400, errors)
    const counted = [
      { by: 'oneTimeCode', value: code },
      { by: 'address', value: addressOf(request) },
    ] as const
    const until = await attempts.begin(counted)
    if (until) {
      const wait = Math.ceil((until.getTime() - clock.now().getTime()) / 1000)
      response.setHeader('Retry-After', String(wait))
      return again(429, [{ field: 'code', text: m.wait(Math.ceil(wait / 60)) }])
    }
    const found = await oneTimeCodes.check(typed, proof)
    if (!found) return again(400, [{ field: 'code', text: forStaff ? m.oneTimeCode.refusedStaff : m.oneTimeCode.refused }])
    await attempts.succeeded(counted)
    await entries.begin(response, found)
    goTo(response, (await cameFromWork(request, found)) ? 'link' : 'choose')
  }

  /** Who signed in at the organisation's own issuer before they entered the code of one of its accounts. */
  async function cameFromWork(request: IncomingMessage, { kind, organisation }: OneTimeCode): Promise<Arrived | null> {
    const arrived = kind === 'staff' ? await journeys.arrived(request) : null
    return arrived?.organisation === organisation ? arrived : null
  }

  async function linkToWork(
    request: IncomingMessage,
    response: ServerResponse,
    entry: CodeEntry,
    posting: boolean,
  ): Promise<void> {
    const arrived = await cameFromWork(request, entry.code)
    const username = await givenUsername(entry)
    if (!arrived || username === null) return goTo(response, 'choose')
    if (!posting)
      return sendPage(
        response,
        200,
        pages.linkToWork({ action: at('link'), username, shownAs: arrived.shownAs, ...shown(entry), errors: [] }),
      )
    const chosen = { username, passwordHash: await nobodysPassword(), totpSecret: null, totpLastStep: null }
    if ((await chooseSignIn(service, entry.code, chosen, arrived.identity)) !== 'chosen')
      return sendPage(response, 400, pages.codeOver())
    await entries.end(response, entry.id)
    await journeys.end(request, response)
    goToDone(response, entry, { by: 'work' })
  }

  async function showChoice(response: ServerResponse, entry: CodeEntry): Promise<void> {
    const given = await givenUsername(entry)
    const username = entry.username ?? given ?? suggestedUsername()
    sendPage(
      response,
      200,
      pages.chooseSignIn({ action: at('choose'), username, given: given !== null, ...shown(entry), errors: [] }),
    )
  }

  async function takeChoice(response: ServerResponse, entry: CodeEntry, form: URLSearchParams): Promise<void> {
    const given = await givenUsername(entry)
    const username = given ?? (form.get('username') ?? '').slice(0, 200)
    const password = form.get('password') ?? ''
    const again = (status: 400 | 429, errors: FormError[]) =>
      sendPage(
        response,
        status,
        pages.chooseSignIn({ action: at('choose'), username, given: given !== null, ...shown(entry), errors }),
      )
    const name = given === null ? objectionToUsername(username) : null
    const weak = objectionToPassword(password, username)
    const errors = [
      ...(name ? [{ field: 'username', text: m.choose.username[name] }] : []),
      ...(weak ? [{ field: 'password', text: m.choose.password[weak] }] : []),
      ...(!weak && password !== form.get('repeated') ? [{ field: 'repeated', text: m.choose.differs }] : []),
    ]
    if (errors.length > 0) return again(400, errors)
    if (given === null) {
      const until = await attempts.begin([{ by: 'wish', value: entry.code.id }])
      if (until)
        return again(429, [{ field: 'username', text: m.wait(Math.ceil((until.getTime() - clock.now().getTime()) / 60_000)) }])
      if (await accounts.isTaken(username)) return again(400, [{ field: 'username', text: m.choose.username.taken }])
    }
    await entries.save({ ...entry, username, passwordHash: await hashPassword(password) })
    goTo(response, 'second-factor')
  }

  async function showSecondFactor(response: ServerResponse, entry: CodeEntry, errors: FormError[]): Promise<void> {
    const secret = entry.totpSealed ? keys.unseal(Buffer.from(entry.totpSealed, 'base64url'), belongsTo(entry)) : newTotpSecret()
    if (!entry.totpSealed)
      await entries.save({ ...entry, totpSealed: Buffer.from(keys.seal(secret, belongsTo(entry))).toString('base64url') })
    const withoutAction = needsSecondFactor(entry.code.kind) ? null : at('without')
    const page = { action: at('second-factor'), withoutAction, secret, username: entry.username ?? '', ...shown(entry), errors }
    sendPage(response, errors.length > 0 ? 400 : 200, pages.setUpSecondFactor(page))
  }

  async function takeSecondFactor(response: ServerResponse, entry: CodeEntry, form: URLSearchParams): Promise<void> {
    if (!entry.totpSealed) return goTo(response, 'second-factor')
    const secret = keys.unseal(Buffer.from(entry.totpSealed, 'base64url'), belongsTo(entry))
    const step = stepOfCode(secret, form.get('code') ?? '', clock.now())
    if (step === null) return showSecondFactor(response, entry, [{ field: 'code', text: m.setUp.refused }])
    return finish(response, entry, { secret, step })
  }

  function goToDone(response: ServerResponse, entry: CodeEntry, more: Readonly<Record<string, string>> = {}): void {
    const { organisation, portal } = shown(entry)
    goTo(response, `done?${new URLSearchParams({ organisation, portal: portal?.clientId ?? '', ...more }).toString()}`)
  }

  async function finish(response: ServerResponse, entry: CodeEntry, app: { secret: string; step: bigint } | null): Promise<void> {
    const { code, username = '', passwordHash = '' } = entry
    const chosen = { username, passwordHash, totpSecret: app?.secret ?? null, totpLastStep: app?.step ?? null }
    const outcome = await chooseSignIn(service, code, chosen)
    if (outcome === 'gone') return sendPage(response, 400, pages.codeOver())
    if (outcome === 'taken') {
      await entries.save({ ...entry, username: undefined })
      return goTo(response, 'choose')
    }
    await entries.end(response, entry.id)
    goToDone(response, entry)
  }
}
