import { describe, expect, it } from 'vitest'
import { dependencyFaults, packageManagerFaults } from './package-rules.ts'
import { manifests, type Manifest } from './repository.ts'

const consent = { path: 'services/consent/package.json', name: '@candour/consent' }
const access = { path: 'services/access/package.json', name: '@candour/access' }
const database = { path: 'packages/database/package.json', name: '@candour/database' }
const faults = (...given: Manifest[]) => dependencyFaults(given)

describe('the packages of the project', () => {
  it('depend on each other in the allowed directions and on the catalog for the rest', () => {
    expect(dependencyFaults(manifests())).toEqual([])
  })

  it('are never published', () => {
    expect(manifests().filter((manifest) => manifest.private !== true)).toEqual([])
  })

  it('are installed by the package manager that is pinned', () => {
    expect(
      manifests()
        .filter(({ path }) => path === 'package.json')
        .flatMap(packageManagerFaults),
    ).toEqual([])
  })
})

describe('the rules for packages', () => {
  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
    'refuse a service among the %s of another',
    (group) => {
      expect(faults({ ...consent, [group]: { '@candour/access': 'workspace:*' } }, access)).toEqual([
        'services/consent/package.json depends on @candour/access: services → services is not allowed',
      ])
    },
  )

  it('refuse a service as a dependency of a package', () => {
    expect(faults({ ...database, dependencies: { '@candour/access': 'workspace:*' } }, access)).toHaveLength(1)
  })

  it('refuse versions outside the catalog', () => {
    const dependencies = { pg: '^8.0.0', graphql: 'latest', yaml: 'catalog:', '@candour/database': 'workspace:^', node: '24.0.0' }
    expect(faults({ ...consent, dependencies }, database)).toHaveLength(4)
  })

  it('let the top pin the two tools that bring the others', () => {
    const top = { path: 'package.json', name: 'candour', devDependencies: { node: '24.21.0', pnpm: '12.21.0' } }
    expect(faults(top)).toEqual([])
    expect(faults({ ...top, devDependencies: { node: '>=24' } })).toHaveLength(1)
  })

  it('notice two versions of the package manager', () => {
    const top = { path: 'package.json', name: 'candour', packageManager: 'pnpm@12.21.0' }
    expect(packageManagerFaults({ ...top, devDependencies: { pnpm: '12.20.0' } })).toHaveLength(1)
    expect(packageManagerFaults({ ...top, devDependencies: { pnpm: '12.21.0' } })).toEqual([])
  })
})
