import { enrolmentUri } from '../domain/second-factor.ts'
import type { Portal } from '../domain/portals.ts'
import { dateField, errorSummary, type FormError, textField } from './form.ts'
import { html, type Markup } from './html.ts'
import { type Frame, layout } from './layout.ts'
import { qrCode } from './qr-code.ts'

export interface EnterCodePage {
  action: string
  forStaff: boolean
  username: string
  born: { day: string; month: string; year: string }
  errors: readonly FormError[]
}

interface OfSomebody {
  organisation: string
  portal: Portal | undefined
  errors: readonly FormError[]
}

export interface ChooseSignInPage extends OfSomebody {
  action: string
  username: string
  /** The user name is settled and only shown. */
  given: boolean
}

export interface SetUpPage extends OfSomebody {
  action: string
  /** Null for those who must have a second factor. */
  withoutAction: string | null
  secret: string
  username: string
}

export interface LinkPage extends OfSomebody {
  action: string
  username: string
  /** What they are called at work. */
  shownAs: string
}

/** The pages from a one-time code to a sign-in of one's own. */
export function createCodePages(frame: Frame, codePath: string, linksFor: (portal: string | null) => Markup) {
  const m = frame.messages

  return {
    enterCode({ action, forStaff, username, born, errors }: EnterCodePage): string {
      const { title } = m.oneTimeCode
      const proof = forStaff
        ? textField(
            m,
            {
              id: 'username',
              label: m.signIn.username,
              hint: m.oneTimeCode.usernameHint,
              autocomplete: 'username',
              value: username,
            },
            errors,
          )
        : dateField(m, { id: 'born', legend: m.oneTimeCode.born, hint: m.oneTimeCode.bornHint }, born, errors)
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <p>${forStaff ? m.oneTimeCode.introStaff : m.oneTimeCode.intro}</p>
        <form method="post" action="${action}" novalidate>
          ${forStaff && html`<input type="hidden" name="for" value="staff" />`}
          ${textField(m, { id: 'code', label: m.oneTimeCode.label, hint: m.oneTimeCode.hint, autocomplete: 'one-time-code', code: true, focus: true }, errors)}
          ${proof}
          <button type="submit">${m.oneTimeCode.go}</button>
        </form>
        <p>
          <a href="${forStaff ? codePath : `${codePath}?for=staff`}"
            >${forStaff ? m.oneTimeCode.forPeople : m.oneTimeCode.forStaff}</a
          >
        </p>
        <p><a href="${codePath}/help">${m.oneTimeCode.noCode}</a></p>`
      return layout(frame, { title, failed: errors.length > 0, content })
    },

    chooseSignIn({ action, username, given, organisation, errors }: ChooseSignInPage): string {
      const { title } = m.choose
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <form method="post" action="${action}" novalidate>
          ${
            given
              ? html`<p>${m.choose.yours} <strong>${username}</strong></p>
                  <input type="hidden" name="username" autocomplete="username" value="${username}" />`
              : textField(
                  m,
                  {
                    id: 'username',
                    label: m.choose.username.label,
                    hint: m.choose.username.hint,
                    autocomplete: 'username',
                    value: username,
                  },
                  errors,
                )
          }
          ${textField(m, { id: 'password', label: m.choose.password.label, hint: m.choose.password.hint, type: 'password', autocomplete: 'new-password' }, errors)}
          ${textField(m, { id: 'repeated', label: m.choose.repeated, type: 'password', autocomplete: 'new-password' }, errors)}
          <button type="submit">${m.choose.go}</button>
        </form>`
      return layout(frame, { title, failed: errors.length > 0, organisation, content })
    },

    setUpSecondFactor({ action, withoutAction, secret, username, organisation, errors }: SetUpPage): string {
      const { title } = m.setUp
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <p>${withoutAction ? m.setUp.optional : m.setUp.needed}</p>
        ${appSteps(m, secret, username)}
        <form method="post" action="${action}" novalidate>
          ${textField(m, { id: 'code', label: m.code.label, hint: m.setUp.hint, autocomplete: 'one-time-code', numeric: true }, errors)}
          <button type="submit">${m.setUp.go}</button>
        </form>
        ${withoutAction && html`<form method="post" action="${withoutAction}"><button type="submit" class="link">${m.setUp.without}</button></form>`}`
      return layout(frame, { title, failed: errors.length > 0, organisation, content })
    },

    linkToWork({ action, username, shownAs, organisation, errors }: LinkPage): string {
      const { title } = m.link
      const content = html`${errorSummary(m, errors)}
        <h1>${title}</h1>
        <p>${m.link.text(shownAs)}</p>
        <p>${m.link.username} <strong>${username}</strong></p>
        <p>${m.link.effect}</p>
        <form method="post" action="${action}"><button type="submit">${m.link.go}</button></form>`
      return layout(frame, { title, organisation, content })
    },

    /** Where to go from here; an organisation or portal that is none shows them all. */
    signInChosen: (organisation: string | null, portal: string | null, elsewhere: boolean) =>
      plain(elsewhere ? m.link.done : m.chosen.title, html`<p>${elsewhere ? m.link.doneText : m.chosen.text}</p>`, {
        organisation: organisation ?? undefined,
        portal,
      }),
    codeOver: () => plain(m.codeOver.title, html`<p>${m.codeOver.text}</p>`),

    /** What to do without a sign-in that works: the same for everybody, whether they have an account or not. */
    lostAccess: () =>
      plain(
        m.lostAccess.title,
        html`<p>${m.lostAccess.intro}</p>
          <ol>
            ${m.lostAccess.steps.map((step) => html`<li>${step}</li>`)}
          </ol>
          <p>${m.lostAccess.waiting}</p>
          <p><a href="${codePath}">${m.oneTimeCode.have}</a></p>`,
      ),
  }

  function plain(title: string, text: Markup, whose: { organisation?: string | undefined; portal?: string | null } = {}): string {
    const content = html`<h1>${title}</h1>
      ${text} ${linksFor(whose.portal ?? null)}`
    return layout(frame, { title, organisation: whose.organisation, content })
  }
}

/** How an app is taught to show codes: by picture or by typing the key. */
export function appSteps(m: Frame['messages'], secret: string, username: string): Markup {
  const key = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return html`<ol>
      <li>${m.setUp.getApp}</li>
      <li>${m.setUp.scan}</li>
    </ol>
    ${qrCode(enrolmentUri(secret, username))}
    <p>${m.setUp.key} <code class="key">${key}</code></p>`
}
