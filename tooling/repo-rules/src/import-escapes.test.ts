import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importEscapes } from './import-escapes.ts'
import { manifests, projectFiles, projectText } from './repository.ts'

describe('relative imports', () => {
  it('stay inside their own package', () => {
    const files = projectFiles()
    const folders = manifests(files)
      .map(({ path }) => posix.dirname(path))
      .filter((folder) => folder !== '.')
    const sources = files.filter((path) => /\.(?:[cm]?[jt]s|tsx)$/.test(path) && !path.endsWith('import-escapes.test.ts'))
    const escapes = sources.flatMap((path) =>
      importEscapes(path, projectText(path), folders).map((specifier) => `${path}: ${specifier}`),
    )
    expect(sources.length).toBeGreaterThan(20)
    expect(escapes).toEqual([])
  })

  const escapesOf = (text: string) =>
    importEscapes('services/consent/src/domain/decision.ts', text, ['services/consent', 'services/access'])

  it.each([
    `import { role } from '../../../access/src/role.ts'`,
    `const { role } = await import('../../../access/src/role.ts')`,
    `type Role = import("../../../access/src/role.ts").Role`,
    `export * from '../../../access/schema.json'`,
    `const x = require('../../../../package.json')`,
  ])('are caught when they do not: %s', (text) => {
    expect(escapesOf(text)).toHaveLength(1)
  })

  it('may climb inside it', () => {
    expect(escapesOf(`import a from '../../package.json'\nimport { b } from '../data/b.ts'\nexport * from './c.ts'`)).toEqual([])
  })
})
