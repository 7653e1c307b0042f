import { purposes } from '@candour/need-to-know'
import { sentences } from '../errors.ts'
import { html } from './html.ts'
import { page } from './page.ts'

/** What a developer needs to make a first call. */
export function renderApiPage(publicUrl: URL): string {
  const { origin } = publicUrl
  const call = [
    `curl ${origin}/graphql \\`,
    `  -H 'authorization: Bearer ACCESS_TOKEN' \\`,
    `  -H 'candour-purpose: care' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"query":"{ viewer { kind roles purpose } }"}'`,
  ].join('\n')
  return page(
    'Using the API – Candour',
    html`
      <h1>Using the API</h1>
      <p>
        There is one GraphQL endpoint, <code>${origin}/graphql</code>. It takes one operation by <code>POST</code> as
        <code>application/json</code>, with an access token from
        <a href="/identity/.well-known/openid-configuration">the identity service</a>. Integrators use the client credentials
        grant.
      </p>
      <pre class="example" tabindex="0" role="region" aria-label="Example call"><code>${call}</code></pre>
      <h2>Say why you ask</h2>
      <p>
        The header <code>candour-purpose</code> states the purpose of the request. Without one, nothing about a person can be
        read. A person asking for the own record needs none. The purposes are:
      </p>
      <ul>
        ${purposes.map((purpose) => html`<li><code>${purpose}</code></li>`)}
      </ul>
      <h2>What is withheld</h2>
      <p>
        A field that you may not see is <code>null</code>, and <code>extensions.withheld</code> names the object, the field, its
        category, the reason and what you can do about it. A record outside what you may see does not exist for you.
      </p>
      <h2>Files</h2>
      <p>
        <code>GET ${origin}/documents/ID</code> gives a document as it is. <code>POST ${origin}/documents</code> puts one on a
        record: the file as <code>application/octet-stream</code>, its name in <code>content-disposition</code>, whose it is in
        <code>candour-person</code> and what it contains in <code>candour-categories</code>. Both follow the same rules as
        GraphQL.
      </p>
      <h2>Errors</h2>
      <p>Each error has a code, and a request id to quote when you ask for help.</p>
      <dl class="codes">
        ${Object.entries(sentences).map(
          ([code, sentence]) =>
            html`<div>
              <dt><code>${code}</code></dt>
              <dd>${sentence}</dd>
            </div>`,
        )}
      </dl>
    `,
  )
}
