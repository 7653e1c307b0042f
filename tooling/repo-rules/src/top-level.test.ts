import { expect, it } from 'vitest'
import { projectFiles } from './repository.ts'

const folders = ['.ci', 'apps', 'packages', 'services', 'tooling']
const files = [
  ...['.gitattributes', '.gitignore', '.oxfmtrc.json', '.oxlintrc.json', 'LICENSE', 'README.md', 'package.json'],
  ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json'],
]

it('keeps the top folder down to the four folders of the house and what its tools look for there', () => {
  const entries = new Set(projectFiles().map((path) => (path.includes('/') ? `${path.split('/')[0]}/` : path)))
  const allowed = new Set([...folders.map((folder) => `${folder}/`), ...files])
  expect([...entries].filter((entry) => !allowed.has(entry))).toEqual([])
})
