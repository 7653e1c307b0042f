import type { Portal } from '../domain/portals.ts'
import { createAccountPages } from './account-pages.ts'
import { createCodePages } from './code-pages.ts'
import { errorSummary, type FormError, textField } from './form.ts'
import { html, trusted } from './html.ts'
import { type Frame, layout } from './layout.ts'

export type Pages = ReturnType<typeof createPages>

export interface PasswordPage {
  action: string
  portal: Portal
  username: string
  notice?: 'again' | 'anotherAccount' | undefined
  /** Issuers of organisations whose staff sign in there. */
  elsewhere: readonly { name: string; href: string }[]
  errors: readonly FormError[]
}

export interface CodePage {
  action: string
  otherAccountAction: string
  portal: Portal
  displayName: string
  organisation: string
  errors: readonly FormError[]
}

/** All pages of the service as functions from what they show to HTML. */
export function createPages(frame: Frame, portals: readonly Portal[], codePath: string) {
  const m = frame.messages
  const linksTo = (shown: readonly Portal[]) =>
    html`<ul>
      ${shown.map((portal) => html`<li><a href="${portal.home}">${forStaff(portal) ? m.expired.staff : m.expired.selfService}</a></li>`)}
    </ul>`
  const portalLinks = linksTo(portals)
  /** The one portal of a person, or all of them while nobody knows whose page it is. */
  const linksFor = (clientId: string | null) => {
    const own = portals.filter((portal) => portal.clientId === clientId)
    return own.length > 0 ? linksTo(own) : portalLinks
  }
  const backTo = (portal: Portal) => ({ href: portal.home, text: m.back })

  return {
    ...createCodePages(frame, codePath, linksFor),
    ...createAccountPages(frame, portalLinks),

    password({ action, portal, username, notice, elsewhere, errors }: PasswordPage): string {
      const title = forStaff(portal) ? m.signIn.staffTitle : m.signIn.selfServiceTitle
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        ${notice && html`<p class="notice">${m.signIn[notice]}</p>`}
        ${
          forStaff(portal) &&
          elsewhere.length > 0 &&
          html`<ul class="elsewhere">
              ${elsewhere.map(({ name, href }) => html`<li><a class="button" href="${href}">${m.signIn.elsewhere(name)}</a></li>`)}
            </ul>
            <h2>${m.signIn.orHere}</h2>`
        }
        <form method="post" action="${action}" novalidate>
          ${textField(m, { id: 'username', label: m.signIn.username, autocomplete: 'username', value: username, focus: !username }, errors)}
          ${textField(m, { id: 'password', label: m.signIn.password, type: 'password', autocomplete: 'current-password', focus: Boolean(username) }, errors)}
          <button type="submit">${m.signIn.go}</button>
        </form>
        <ul>
          <li><a href="${codePath}${forStaff(portal) && '?for=staff'}">${m.oneTimeCode.have}</a></li>
          <li><a href="${codePath}/help">${m.lostAccess.link}</a></li>
        </ul>`
      return layout(frame, { title, failed: errors.length > 0, back: backTo(portal), content })
    },

    code({ action, otherAccountAction, portal, displayName, organisation, errors }: CodePage): string {
      const field = {
        id: 'code',
        label: m.code.label,
        hint: m.code.hint,
        autocomplete: 'one-time-code',
        numeric: true,
        focus: true,
      }
      const content = html`${errorSummary(m, errors)}
        <h1>${m.code.title}</h1>
        <p>${m.code.signedInAs(displayName)}</p>
        <p>${m.code.intro}</p>
        <form method="post" action="${action}" novalidate>
          ${textField(m, field, errors)}
          <button type="submit">${m.code.go}</button>
        </form>
        <form method="post" action="${otherAccountAction}"><button type="submit" class="link">${m.code.other}</button></form>`
      return layout(frame, { title: m.code.title, failed: errors.length > 0, back: backTo(portal), organisation, content })
    },

    /** Signing in at the organisation's own issuer came to nothing; why is in the file under the reference. */
    issuerFailed(name: string, reference: string): string {
      const content = html`<h1>${m.issuerFailed.title(name)}</h1>
        <p>${m.issuerFailed.text}</p>
        <p>${m.problem.reference}: <code>${reference}</code></p>
        ${linksTo(portals.filter(forStaff))}`
      return layout(frame, { title: m.issuerFailed.title(name), content })
    },

    noSecondFactor({ action, portal, organisation }: { action: string; portal: Portal; organisation: string }): string {
      const content = html`<h1>${m.noSecondFactor.title}</h1>
        <p>${m.noSecondFactor.text}</p>
        <form method="post" action="${action}"><button type="submit">${m.noSecondFactor.back}</button></form>`
      return layout(frame, { title: m.noSecondFactor.title, back: backTo(portal), organisation, content })
    },

    expired(): string {
      return layout(frame, {
        title: m.expired.title,
        content: html`<h1>${m.expired.title}</h1>
          <p>${m.expired.text}</p>
          ${portalLinks}`,
      })
    },

    problem({ code, reference }: { code: string; reference?: string | undefined }): string {
      const content = html`<h1>${m.problem.title}</h1>
        <p>${reference ? m.problem.fault : m.problem.link}</p>
        <p>
          ${m.problem.code}: <code>${code}</code>${reference && html`<br />${m.problem.reference}: <code>${reference}</code>`}
        </p>
        ${portalLinks}`
      return layout(frame, { title: m.problem.title, content })
    },

    foreignForm(): string {
      const { title, text } = m.foreignForm
      return layout(frame, {
        title,
        content: html`<h1>${title}</h1>
          <p>${text}</p>
          ${portalLinks}`,
      })
    },

    /** @param form the provider's form, whose id its buttons name. */
    confirmSignOut({ form, back }: { form: string; back: string | undefined }): string {
      const stay = back ?? portals[0]?.home
      const content = html`<h1>${m.signOut.title}</h1>
        <p>${m.signOut.text}</p>
        ${trusted(form)}
        <button type="submit" form="op.logoutForm" name="logout" value="yes">${m.signOut.yes}</button>
        ${stay && html`<p><a href="${stay}">${m.signOut.no}</a></p>`}`
      return layout(frame, { title: m.signOut.title, content })
    },

    signedOut(): string {
      const { doneTitle, doneText } = m.signOut
      return layout(frame, {
        title: doneTitle,
        content: html`<h1>${doneTitle}</h1>
          <p>${doneText}</p>
          ${portalLinks}`,
      })
    },

    notFound(): string {
      return layout(frame, {
        title: m.notFound.title,
        content: html`<h1>${m.notFound.title}</h1>
          <p>${m.notFound.text}</p>
          ${portalLinks}`,
      })
    },
  }
}

const forStaff = ({ kinds }: Portal) => kinds.includes('staff')
