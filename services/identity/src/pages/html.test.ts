import { expect, it } from 'vitest'
import { html } from './html.ts'

it('escapes what it is given and keeps its own markup', () => {
  const typed = `"><script>alert('1')</script>&`
  expect(html`<p class="${typed}">${[html`<b>${typed}</b>`, null, false, 7]}</p>`.text).toBe(
    '<p class="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;">' +
      '<b>&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;</b>7</p>',
  )
})
