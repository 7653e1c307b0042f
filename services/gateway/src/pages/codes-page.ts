import { html, type Html } from './html.ts'
import { page } from './page.ts'

/** A one-time code as the authenticator app of an invented person would show it now. */
export interface DemonstrationCode {
  readonly username: string
  readonly code: string
  /** How long it is still good for. */
  readonly secondsLeft: number
}

/** When the page should be asked for again, in seconds: as soon as the first code has changed. */
export const refreshAfter = (codes: readonly DemonstrationCode[]): number =>
  Math.max(2, Math.min(30, ...codes.map(({ secondsLeft }) => Math.ceil(secondsLeft) + 1)))

/** The codes of a demonstration, for signing in with a second factor without a telephone. */
export function renderCodesPage(codes: readonly DemonstrationCode[]): string {
  return page(
    'One-time codes of the demonstration – Candour',
    html`
      <h1>Current one-time codes</h1>
      <p>
        Invented people have no telephone, so their codes are shown here. Each is good for 30 seconds. This page renews itself
        when they change, or <a href="/demonstration/codes">show the codes of now</a>.
      </p>
      <table>
        <caption>
          Codes for the second step of signing in
        </caption>
        <thead>
          <tr>
            <th scope="col">Username</th>
            <th scope="col">Code</th>
            <th scope="col">Seconds left</th>
          </tr>
        </thead>
        <tbody>
          ${codes.map(codeRow)}
        </tbody>
      </table>
    `,
    { demonstration: true },
  )
}

const codeRow = ({ username, code, secondsLeft }: DemonstrationCode): Html => html`
  <tr>
    <th scope="row"><code>${username}</code></th>
    <td><code class="one-time">${code}</code></td>
    <td>${Math.max(0, Math.floor(secondsLeft))}</td>
  </tr>
`
