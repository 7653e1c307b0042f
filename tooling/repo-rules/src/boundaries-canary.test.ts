import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runBoundariesCanary } from './boundaries-canary.ts'
import { manifests, repositoryRoot } from './repository.ts'

const configuration = readFileSync(join(repositoryRoot, '.oxlintrc.json'), 'utf8')
type Patterns = ['error', { patterns: { regex: string }[] }]
type Override = { files: string[]; rules: { 'no-restricted-imports'?: Patterns } }
const { overrides } = JSON.parse(configuration) as { overrides: Override[] }

/** Whether the linter refuses the specifier in files of the override that is named by its only glob. */
const refuses = (glob: string, specifier: string) =>
  overrides
    .filter(({ files }) => files[0] === glob)
    .flatMap(({ rules }) => rules['no-restricted-imports']?.[1].patterns ?? [])
    .some(({ regex }) => new RegExp(regex).test(specifier))

describe('the canary of the import boundaries', () => {
  it('dies when the linter no longer watches the boundaries', async () => {
    const blind = JSON.stringify({ ...JSON.parse(configuration), overrides: [], rules: {} })
    const { planted, missed } = await runBoundariesCanary(blind)
    expect(missed).toHaveLength(planted)
  })

  it('dies when one boundary is forgotten', async () => {
    const forgetful = JSON.stringify({
      ...JSON.parse(configuration),
      overrides: overrides.filter(({ files }) => files[0] !== 'services/*/src/domain/**'),
    })
    const { missed } = await runBoundariesCanary(forgetful)
    expect(missed.length).toBeGreaterThan(0)
    expect(missed.every((line) => line.includes('/src/domain/'))).toBe(true)
  })
})

describe('the boundaries know every package', () => {
  const names = (folder: string) =>
    manifests()
      .filter(({ path }) => path.startsWith(folder))
      .map(({ name }) => name)

  it.each(names('services/'))('no package, service or application imports the service %s', (name) => {
    for (const glob of ['packages/**', 'packages/need-to-know/**', 'services/**', 'apps/**'])
      expect(refuses(glob, name), glob).toBe(true)
    for (const folder of ['domain', 'data', 'graphql']) expect(refuses(`services/*/src/${folder}/**`, name), folder).toBe(true)
  })

  it.each([...names('apps/'), ...names('tooling/')])('no package or service imports %s', (name) => {
    for (const glob of ['packages/**', 'packages/need-to-know/**', 'services/**']) expect(refuses(glob, name), glob).toBe(true)
  })
})
