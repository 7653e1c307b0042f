const entities: Record<string, string> = { '&#x27;': "'", '&#39;': "'", '&quot;': '"', '&nbsp;': ' ' }

/** `data-module` is for the design system's own scripts, which the portals do not load. */
const ignored = new Set(['data-module'])

function tag(source: string): string {
  const [, close, name = '', rest = ''] = /^<(\/?)([\w-]+)([^>]*?)\/?>$/s.exec(source) ?? []
  if (close) return `</${name}>`
  const attributes = [...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
    .map(([, key = '', value = '']) => [key.toLowerCase(), value.trim()] as const)
    .filter(([key, value]) => !ignored.has(key) && !(key === 'value' && value === ''))
    .map(([key, value]) => (value === '' ? key : `${key}="${value}"`))
  return `<${[name, ...attributes.toSorted()].join(' ')}>`
}

/** Markup with everything removed that makes no difference: space between tags, order of attributes, ways to write the same character. */
export function normaliseMarkup(html: string): string {
  return (html.match(/<[^>]+>|[^<]+/gs) ?? [])
    .map((part) => (part.startsWith('<') ? tag(part) : part.replace(/\s+/g, ' ').trim()))
    .join('')
    .replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
}
