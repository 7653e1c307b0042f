import { html, nothing, type Html } from './html.ts'

/** One whole page: the same frame for every page that the gateway writes itself. No script; one stylesheet. */
export function page(title: string, content: Html, { demonstration = false }: { demonstration?: boolean } = {}): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/candour.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to main content</a>
        <header class="masthead">
          <div class="width"><a class="name" href="/">Candour</a></div>
        </header>
        <main id="main" class="width" tabindex="-1">${content}</main>
        <footer class="colophon">
          <div class="width">
            ${demonstration ? disclaimer : nothing}
            <ul class="inline">
              <li><a href="/">Start page</a></li>
              <li><a href="/api">Using the API</a></li>
              <li><a href="/healthz">Health check</a></li>
            </ul>
          </div>
        </footer>
      </body>
    </html>`.text
}

const disclaimer = html`<p>
  This demonstration is not affiliated with the organisations whose published notices it was modelled on. All people in it are
  invented.
</p>`
