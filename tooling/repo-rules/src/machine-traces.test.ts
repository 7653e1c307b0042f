import { describe, expect, it } from 'vitest'
import { machineTraces } from './machine-traces.ts'
import { projectFiles, projectText } from './repository.ts'

const textual =
  /\.(?:[cm]?[jt]sx?|json|ya?ml|md|graphql|prisma|sql|html|scss|css|sh|toml|txt)$|(?:^|\/)(?:run|\.\w+rc|\.git\w+|LICENSE)$/

describe('the files of the project', () => {
  it('name no path of a machine and no registry', () => {
    const found = projectFiles()
      .filter((path) => textual.test(path))
      .flatMap((path) => machineTraces(projectText(path)).map((trace) => `${path} names ${trace}`))
    expect(found).toEqual([])
  })
})

describe('traces of a machine', () => {
  // Put together here, so that this file carries none itself.
  const path = (...parts: string[]) => ['', ...parts].join('/')
  const host = ['registry', 'example', 'org'].join('.')

  it.each([
    `const folder = '${path('home', 'jo', 'candour')}'`,
    `see ${path('root', 'notes')}`,
    `"${path('tmp', 'shots')}"`,
    `https://${host}/pg`,
    `${'registry'}=https://packages.example.org`,
    `resolution: { ${'tarball'}: https://packages.example.org/pg.tgz }`,
  ])('are found: %s', (text) => {
    expect(machineTraces(text)).toHaveLength(1)
  })

  it.each([
    'services/tmp-rota/rota.ts',
    'https://example.org/home/page',
    '/usr/bin/chromium',
    '/staff/people',
    'a register of recipients',
  ])('are not seen where there are none: %s', (text) => {
    expect(machineTraces(text)).toEqual([])
  })
})
