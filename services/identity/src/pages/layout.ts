import type { OrganisationDisplay } from '../config.ts'
import { html, type Markup } from './html.ts'
import type { Messages } from './messages.ts'

export interface Frame {
  messages: Messages
  organisations: readonly OrganisationDisplay[]
  demonstration: boolean
  stylesheet: string
}

export interface Page {
  title: string
  /** Whether the page shows an error of the person: said first in the title. */
  failed?: boolean
  back?: { href: string; text: string } | undefined
  /** The person's own organisation, once known; all of them before. */
  organisation?: string | undefined
  content: Markup
}

/** The frame of every page: language, title, skip link, one main part, help and the data protection officer. */
export function layout({ messages: m, organisations, demonstration, stylesheet }: Frame, page: Page): string {
  const own = organisations.filter(({ id }) => id === page.organisation)
  return html`<!doctype html>
    <html lang="${m.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.failed && `${m.error}: `}${page.title} – ${m.product}</title>
        <link rel="stylesheet" href="${stylesheet}" />
      </head>
      <body>
        <a class="skip-link" href="#main">${m.skip}</a>
        <header>
          <div class="masthead">
            <div class="width"><span class="masthead-name">${m.product}</span></div>
          </div>
          ${demonstration && html`<p class="demonstration width"><strong class="tag">${m.demonstration.tag}</strong> ${m.demonstration.text}</p>`}
        </header>
        <div class="width">
          ${page.back && html`<nav aria-label="${m.back}"><a class="back" href="${page.back.href}">${page.back.text}</a></nav>`}
          <main id="main" tabindex="-1">${page.content}</main>
        </div>
        <footer class="footer">
          <div class="width">${(own.length > 0 ? own : organisations).map((organisation) => contacts(m, organisation))}</div>
        </footer>
      </body>
    </html> `.text
}

function contacts(m: Messages, { name, help, dataProtectionOfficer: officer }: OrganisationDisplay): Markup {
  return html`<section class="contacts" aria-label="${name}">
    <div>
      <h2>${m.help.title(name)}</h2>
      ${help.phone && html`<p>${m.help.phone} ${telephone(help.phone)}</p>`}
      ${help.email && html`<p>${m.help.email} ${mail(help.email)}</p>`}
      ${!help.phone && !help.email && html`<p>${m.help.inPerson}</p>`}
    </div>
    <div>
      <h2>${m.help.dataProtection(name)}</h2>
      <p>${m.help.officer}</p>
      <p>${[officer.title, ...officer.address].map((line, index) => html`${index > 0 && html`<br />`}${line}`)}</p>
      ${officer.phone && html`<p>${telephone(officer.phone)}</p>`} ${officer.email && html`<p>${mail(officer.email)}</p>`}
    </div>
  </section>`
}

const telephone = (number: string) => html`<a href="tel:${number.replaceAll(/[^\d+]/g, '')}">${number}</a>`
const mail = (address: string) => html`<a href="mailto:${address}">${address}</a>`
