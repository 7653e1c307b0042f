import type { Manifest } from './repository.ts'

/** Versions that cannot come from the catalog: these two bring the tools that read it. */
const pinnedAtTheTop = new Set(['node', 'pnpm'])

/** What is wrong with the packages' dependencies, each as a sentence. */
export function dependencyFaults(manifests: readonly Manifest[]): string[] {
  const folderOf = new Map(manifests.map(({ name, path }) => [name, path.split('/')[0] ?? '']))
  return manifests.flatMap((manifest) => {
    const from = manifest.path.split('/')[0] ?? ''
    return dependenciesOf(manifest).flatMap(([name, version]) => {
      const pinned = manifest.path === 'package.json' && pinnedAtTheTop.has(name) && /^\d+\.\d+\.\d+$/.test(version)
      const faults =
        pinned || version === 'catalog:' || version === 'workspace:*'
          ? []
          : [`has ${name} at ${version}: use catalog: or workspace:*`]
      const to = folderOf.get(name)
      if (to && !mayDependOn(from, to, manifest.name)) faults.push(`depends on ${name}: ${from} → ${to} is not allowed`)
      return faults.map((fault) => `${manifest.path} ${fault}`)
    })
  })
}

const dependenciesOf = (manifest: Manifest) =>
  [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap((group) =>
    Object.entries(group ?? {}),
  )

/**
 * Apps and services stand on packages; the development environment starts the services, and the schema tooling composes them. The journeys
 * walk through the portals by the addresses that these publish.
 */
function mayDependOn(from: string, to: string, name: string): boolean {
  if (to === 'packages') return true
  if (to === 'services') return name === '@candour/dev-env' || name === '@candour/schema'
  if (to === 'apps') return name === '@candour/testing'
  return from === 'tooling' && to === 'tooling'
}

/** The version of the package manager stands twice, because two programs look for it in different places: they must say the same. */
export function packageManagerFaults({ packageManager, devDependencies }: Manifest): string[] {
  const installed = `pnpm@${devDependencies?.['pnpm']}`
  return packageManager === installed ? [] : [`packageManager says ${packageManager}, devDependencies say ${installed}`]
}
