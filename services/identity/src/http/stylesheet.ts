import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('../pages/style.css', import.meta.url))

/** The one stylesheet. Its path holds its hash, so that it can be kept for ever and is new when it changes. */
export const stylesheet = { path: `/assets/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`, body: css }
