import { html, nothing, type Html } from './html.ts'
import { page } from './page.ts'

/** An invented person one can sign in as. */
export interface Persona {
  readonly username: string
  /** Name of their organisation. */
  readonly organisation: string
  /** What signing in as this person shows, in a phrase. */
  readonly shows: string
  /** `nowhere`: they are on record only. */
  readonly signsInAt: 'staff' | 'my' | 'api' | 'nowhere'
}

export interface LandingPage {
  /** Names of the organisations served here. */
  readonly organisations: readonly string[]
  readonly demonstration?: { readonly password: string; readonly personas: readonly Persona[] }
}

/** The start page: where to go and, in a demonstration, whom to be. */
export function renderLandingPage({ organisations, demonstration }: LandingPage): string {
  return page(
    'Candour: openness with the person, need-to-know with everybody else',
    html`
      <h1>Openness with the person, <span class="together">need-to-know</span> with everybody else</h1>
      <p class="lead">
        Candour keeps the records of people who use support services. Each part of a record is shown only to those who need it,
        and the person it is about sees everything: what is held, why, and who has looked.
      </p>
      <p>Serving ${organisations.join(', ')}.</p>
      <div class="doors">
        ${door('/staff/', 'For staff', 'Your caseload, records, notes and requests. You see what your role and your work call for.')}
        ${door('/my/', 'For people who use our services', 'Your information, your choices about sharing, and who has seen your record.')}
        ${door('/api', 'For integrators', 'One GraphQL endpoint, with its own credentials and only the scopes that were agreed.')}
      </div>
      ${demonstration ? personasSection(demonstration) : nothing}
    `,
    { demonstration: demonstration !== undefined },
  )
}

const door = (href: string, title: string, text: string): Html => html`
  <section class="door">
    <h2><a href="${href}">${title}</a></h2>
    <p>${text}</p>
  </section>
`

const places = { staff: ['/staff/', 'staff portal'], my: ['/my/', 'self-service portal'], api: ['/api', 'API'] } as const

function personasSection({ password, personas }: NonNullable<LandingPage['demonstration']>): Html {
  return html`
    <section aria-labelledby="personas">
      <h2 id="personas">Try it as</h2>
      <p>
        This is a demonstration on one machine. The password of everybody who signs in is <code>${password}</code>. When you are
        asked for a one-time code, take it from <a href="/demonstration/codes">the current codes</a>. Nothing is sent to anybody:
        read it on <a href="/demonstration/messages">the page of messages</a>.
      </p>
      ${[...Map.groupBy(personas, ({ organisation }) => organisation)].map(organisationSection)}
    </section>
  `
}

/** The people of one organisation, folded away but for the first: all of them at once would bury the page. */
const organisationSection = ([organisation, personas]: [string, Persona[]], place: number): Html => html`
  <details class="organisation" ${place === 0 ? html` open` : nothing}>
    <summary>${organisation} <span class="where">${personas.length} people and systems</span></summary>
    <dl class="personas">${personas.map(personaRow)}</dl>
  </details>
`

function personaRow({ username, shows, signsInAt }: Persona): Html {
  const where =
    signsInAt === 'nowhere'
      ? html`Has no sign-in: look at the record as a worker.`
      : html`Uses the <a href="${places[signsInAt][0]}">${places[signsInAt][1]}</a>.`
  return html`
    <div class="persona">
      <dt><code>${username}</code></dt>
      <dd>${shows} <span class="where">${where}</span></dd>
    </div>
  `
}
