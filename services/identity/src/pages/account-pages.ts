import type { Account } from '../data/accounts.ts'
import type { Portal } from '../domain/portals.ts'
import { appSteps } from './code-pages.ts'
import { errorSummary, type FormError, textField } from './form.ts'
import { html, type Markup } from './html.ts'
import { type Frame, layout } from './layout.ts'

export interface AccountPage {
  account: Account
  organisation: string
  portal: Portal | undefined
  lately: readonly { startedAt: Date; here: boolean; open: boolean }[]
  links: { password: string; secondFactor: string; sessions: string }
  /** What was just changed. */
  done: string | null
}

interface ChangePage {
  action: string
  back: string
  username: string
  organisation: string
  portal: Portal | undefined
  errors: readonly FormError[]
}

/** The pages on which people see and change their own sign-in. */
export function createAccountPages(frame: Frame, portalLinks: Markup) {
  const m = frame.messages
  const written = new Intl.DateTimeFormat(m.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
  const current = (errors: readonly FormError[]) =>
    textField(m, { id: 'current', label: m.account.currentPassword, type: 'password', autocomplete: 'current-password' }, errors)

  return {
    account({ account, organisation, portal, lately, links, done }: AccountPage): string {
      const { title } = m.account
      const others = lately.filter(({ here, open }) => open && !here).length
      const said =
        done !== null && Object.hasOwn(m.account.done, done) ? m.account.done[done as keyof typeof m.account.done] : null
      const content = html`${said && html`<p class="notice" role="status">${said}</p>`}
        <h1>${title}</h1>
        <p>${m.choose.yours} <strong>${account.username}</strong></p>
        <ul>
          <li><a href="${links.password}">${m.account.changePassword}</a></li>
          <li><a href="${links.secondFactor}">${account.hasSecondFactor ? m.account.replaceCodes : m.account.addCodes}</a></li>
        </ul>
        <h2>${m.account.lately}</h2>
        <p>${m.account.latelyHint}</p>
        <ul>
          ${lately.map(({ startedAt, here, open }) => html`<li>${written.format(startedAt)} – ${here ? m.account.here : open ? m.account.open : m.account.over}</li>`)}
        </ul>
        ${others > 0 && html`<form method="post" action="${links.sessions}"><button type="submit">${m.account.endOthers}</button></form>`}`
      return layout(frame, { title, organisation, back: portal && { href: portal.home, text: m.back }, content })
    },

    changePassword({ action, back, username, organisation, errors }: ChangePage): string {
      const title = m.account.changePassword
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <p>${m.account.endsOthers}</p>
        <form method="post" action="${action}" novalidate>
          <input type="hidden" name="username" autocomplete="username" value="${username}" />
          ${current(errors)}
          ${textField(m, { id: 'password', label: m.account.newPassword, hint: m.choose.password.hint, type: 'password', autocomplete: 'new-password' }, errors)}
          ${textField(m, { id: 'repeated', label: m.choose.repeated, type: 'password', autocomplete: 'new-password' }, errors)}
          <button type="submit">${m.account.changePassword}</button>
        </form>`
      return layout(frame, { title, failed: errors.length > 0, organisation, back: { href: back, text: m.back }, content })
    },

    replaceSecondFactor({
      action,
      back,
      username,
      organisation,
      errors,
      secret,
      has,
    }: ChangePage & { secret: string; has: boolean }): string {
      const title = has ? m.account.replaceCodes : m.account.addCodes
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <p>${has ? m.account.replaceHint : m.account.addHint}</p>
        ${appSteps(m, secret, username)}
        <form method="post" action="${action}" novalidate>
          ${textField(m, { id: 'code', label: m.code.label, hint: m.setUp.hint, autocomplete: 'one-time-code', numeric: true }, errors)}
          ${current(errors)}
          <button type="submit">${m.setUp.go}</button>
        </form>`
      return layout(frame, { title, failed: errors.length > 0, organisation, back: { href: back, text: m.back }, content })
    },

    notSignedIn(): string {
      const { title, text } = m.account.signedOut
      const content = html`<h1>${title}</h1>
        <p>${text}</p>
        ${portalLinks}`
      return layout(frame, { title, content })
    },
  }
}
