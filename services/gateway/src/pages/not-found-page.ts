import { html } from './html.ts'
import { page } from './page.ts'

export const renderNotFoundPage = (): string =>
  page(
    'Page not found – Candour',
    html`
      <h1>Page not found</h1>
      <p>Check the address, or go to <a href="/">the start page</a>.</p>
    `,
  )
