import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'
import { needsSecondFactor } from '../domain/account-kind.ts'
import { opensTo } from '../domain/portals.ts'
import { readForm } from '../http/form-body.ts'
import { isOwnForm } from '../http/own-form.ts'
import { sendPage } from '../http/send-page.ts'
import { english } from '../pages/messages.ts'
import type { Service } from '../service-parts.ts'
import { checkCode, checkPassword } from './check-credentials.ts'
import { describeFailure, type Failure } from './failure.ts'
import { finishSignIn } from './finish.ts'
import type { outsidePages } from '../outside/outside-pages.ts'
import { type Interaction, type Kept, type Progress, progressOf } from './progress.ts'

const routes = /^\/interaction\/([\w-]{1,64})(?:\/(password|code|other-account|cancel|arrived|at\/([a-z][a-z0-9]{1,15})))?$/

/** RFC 9470 has no better word for a level that the account cannot reach. */
const cancelled = { error: 'unmet_authentication_requirements', error_description: 'the account has no second factor' }

/** One request of a person who is signing in. */
interface Turn {
  request: IncomingMessage
  response: ServerResponse
  progress: Progress
}

/**
 * The sign-in pages: password, then code when the account or the request needs one. A form never answers with a page: it notes what
 * came of it and leads to the page's own address, so that reloading and going back send nothing twice.
 */
export function signInPages(service: Service, provider: Provider, outside: ReturnType<typeof outsidePages>) {
  const { pages, mountPath, config, clock, keys } = service
  const addressOf = config.clientAddress ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? 'unknown')

  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const [, uid, step, organisation] = routes.exec(path) ?? []
    // These two are followed, not sent: nothing is decided by them.
    const followed = step === 'arrived' || organisation !== undefined
    if (!uid) return sendPage(response, 404, pages.notFound())
    if (request.method !== (step && !followed ? 'POST' : 'GET')) return sendPage(response, 405, pages.notFound())
    if (step && !followed && !isOwnForm(request, config.publicUrl)) return sendPage(response, 403, pages.foreignForm())
    const interaction = await current(request, response, uid)
    const progress = interaction && (await progressOf(service, interaction))
    if (!progress) return sendPage(response, 400, pages.expired())
    const turn = { request, response, progress }
    if (!step) return show(turn)
    if (organisation) return outside.leave(response, progress, organisation)
    if (step === 'arrived') return takeArrival(turn)
    const form = await readForm(request)
    if (step === 'password') return takePassword(turn, form)
    if (step === 'code') return takeCode(turn, form)
    if (step === 'other-account') return keepAndShow(turn, { startOver: true })
    await provider.interactionFinished(request, response, cancelled, { mergeWithLastSubmission: false })
  }

  async function show({ response, progress }: Turn): Promise<void> {
    const { portal, interaction, kept, awaitingCode: account } = progress
    const shown = kept.failure && describeFailure(english, kept.failure, clock.now())
    if (shown?.retryAfter) response.setHeader('Retry-After', String(shown.retryAfter))
    const [status, failures] = shown ? [shown.status, shown.errors] : [200, []]
    const to = (step: string) => `${mountPath}/interaction/${interaction.uid}/${step}`
    if (!account) {
      const hint = interaction.params['login_hint']
      const username = kept.typed
        ? opened(kept.typed, interaction)
        : typeof hint === 'string'
          ? hint
          : await usernameAgain(progress)
      return sendPage(
        response,
        status,
        pages.password({
          action: to('password'),
          portal,
          username,
          notice: progress.notice,
          elsewhere: elsewhere(to),
          errors: failures,
        }),
      )
    }
    const { displayName, organisation } = account
    if (!account.hasSecondFactor)
      return sendPage(response, 200, pages.noSecondFactor({ action: to('cancel'), portal, organisation }))
    const actions = { action: to('code'), otherAccountAction: to('other-account') }
    sendPage(response, status, pages.code({ ...actions, portal, displayName, organisation, errors: failures }))
  }

  /** The issuers where staff of organisations sign in, offered on the page of their portal. */
  function elsewhere(to: (step: string) => string): { name: string; href: string }[] {
    return [...service.issuers.values()].map(({ organisation, settings }) => ({
      name: settings.name,
      href: to(`at/${organisation}`),
    }))
  }

  /** Somebody came back from their organisation's issuer. */
  async function takeArrival(turn: Turn): Promise<void> {
    const { request, response, progress } = turn
    const who = await outside.whoArrived(request, progress)
    if (!who) return sendPage(response, 400, pages.expired())
    const { arrived, account } = who
    if (!account) return void response.writeHead(303, { Location: `${mountPath}/code?for=staff` }).end()
    await outside.end(request, response)
    // Where the issuer asked for too little, our own security code makes up for it.
    if (arrived.acr === '1' || (progress.least === '3' && arrived.acr !== '3'))
      return keepAndShow(turn, { passed: { accountId: account.id, at: arrived.at } })
    await finishSignIn(service, provider, request, response, progress, { account, acr: arrived.acr, passwordAt: arrived.at })
  }

  /** Whoever proves once more who they are in their own session need not say their name again. */
  async function usernameAgain({ interaction, least, kept }: Progress): Promise<string> {
    if (least !== '3' || kept.startOver || !interaction.session) return ''
    return (await service.accounts.usernameOf(interaction.session.accountId)) ?? ''
  }

  async function takePassword(turn: Turn, form: URLSearchParams): Promise<void> {
    const { progress, request, response } = turn
    const typed = { username: (form.get('username') ?? '').slice(0, 200), password: form.get('password') ?? '' }
    const failed = (failure: Failure) => {
      const sealed = Buffer.from(keys.seal(typed.username, belongsTo(progress.interaction))).toString('base64url')
      return keepAndShow(turn, { startOver: true, failure, typed: sealed })
    }
    const fields = (['username', 'password'] as const).filter((name) => typed[name].trim() === '')
    if (fields.length > 0) return failed({ reason: 'missing', fields })
    const outcome = await checkPassword(service, { ...typed, address: addressOf(request) })
    if (outcome.result === 'wait') return failed({ reason: 'wait', field: 'username', until: outcome.until.toISOString() })
    if (outcome.result === 'refused') return failed({ reason: 'refused', field: 'username' })
    const { account } = outcome
    if (!opensTo(progress.portal, account.kind)) return failed({ reason: 'wrong-portal' })
    const at = service.nowInSeconds()
    const codeNeeded = needsSecondFactor(account.kind) || account.hasSecondFactor || progress.least !== '1'
    if (codeNeeded) return keepAndShow(turn, { passed: { accountId: account.id, at } })
    await finishSignIn(service, provider, request, response, progress, { account, acr: '1', passwordAt: at })
  }

  async function takeCode(turn: Turn, form: URLSearchParams): Promise<void> {
    const { progress, request, response } = turn
    const account = progress.awaitingCode
    const { passed } = progress.kept
    const code = form.get('code') ?? ''
    if (!account?.hasSecondFactor) return keepAndShow(turn, progress.kept)
    if (code.trim() === '') return keepAndShow(turn, { passed, failure: { reason: 'missing', fields: ['code'] } })
    const outcome = await checkCode(service, account.id, code)
    if (outcome.result === 'wait') {
      return keepAndShow(turn, { passed, failure: { reason: 'wait', field: 'code', until: outcome.until.toISOString() } })
    }
    if (outcome.result === 'refused') return keepAndShow(turn, { passed, failure: { reason: 'refused', field: 'code' } })
    await finishSignIn(service, provider, request, response, progress, {
      account,
      acr: progress.least === '3' ? '3' : '2',
      passwordAt: passed?.at,
    })
  }

  async function keepAndShow({ request, response, progress }: Turn, kept: Kept): Promise<void> {
    await provider.interactionResult(request, response, kept, { mergeWithLastSubmission: false })
    response.writeHead(303, { Location: `${mountPath}/interaction/${progress.interaction.uid}` }).end()
  }

  /** The sign-in that this browser is in the middle of, if the address is that of it. */
  async function current(request: IncomingMessage, response: ServerResponse, uid: string): Promise<Interaction | null> {
    try {
      const interaction = await provider.interactionDetails(request, response)
      return interaction.uid === uid ? interaction : null
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return null
      throw error
    }
  }

  function opened(sealed: string, interaction: Interaction): string {
    return keys.unseal(Buffer.from(sealed, 'base64url'), belongsTo(interaction))
  }
}

const belongsTo = ({ uid }: Interaction) => `identity|artefact|typed|${uid}`
