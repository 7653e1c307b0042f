import { readdirSync, readFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'

export interface Container {
  readonly name: string
  readonly image: string
  readonly command: readonly string[]
  readonly env?: readonly {
    readonly name: string
    readonly value?: string
    readonly valueFrom?: {
      readonly secretKeyRef?: { readonly name: string; readonly key: string }
      readonly configMapKeyRef?: { readonly name: string; readonly key: string }
    }
  }[]
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[]
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>
    readonly limits?: Readonly<Record<string, string>>
  }
  readonly securityContext?: Readonly<Record<string, unknown>>
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[]
  readonly [probe: `${string}Probe`]: { readonly httpGet: { readonly path: string; readonly scheme: string } } | undefined
}

export interface PodSpec {
  readonly automountServiceAccountToken?: boolean
  readonly securityContext: Readonly<Record<string, unknown>>
  readonly initContainers?: readonly Container[]
  readonly containers: readonly Container[]
  readonly volumes: readonly { readonly name: string }[]
}

export interface Manifest {
  readonly file: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  // Each kind has a form of its own; the tests say which part they look at.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly spec: any
  readonly text: string
}

const folder = new URL('../kubernetes/', import.meta.url)

/** Every document of every manifest. @throws Error naming the file that is no YAML */
export function readManifests(): Manifest[] {
  const files = readdirSync(folder).filter((file) => file !== 'kustomization.yaml')
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    return parseAllDocuments(text).map((document) => {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.map(String).join('; ')}`)
      return { ...(document.toJS() as Omit<Manifest, 'file' | 'text'>), file, text }
    })
  })
}

const root = new URL('../../../', import.meta.url)

/** The variables that a process's own program, and what it calls in the kit, read. */
export function variablesReadBy(name: string): Set<string> {
  const kit = ['telemetry', 'profiles', ...(name === 'gateway' ? [] : ['address']), ...(isSubgraph(name) ? ['subgraph'] : [])]
  const files = [
    ...kit.map((part) => `packages/subgraph-kit/src/serve-${part}.ts`),
    `services/${name}/src/main.ts`,
    ...(name === 'gateway' ? [`services/gateway/src/environment.ts`] : []),
  ]
  const text = files.map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n')
  const read = [...text.matchAll(/environment\s*\.\w+\(\s*'([A-Z_]+)'/g)].map(([, variable = '']) => variable)
  return new Set([...read, ...(isSubgraph(name) ? [`${name.replaceAll('-', '_').toUpperCase()}_DATABASE_URL`] : [])])
}

const isSubgraph = (name: string) => name !== 'gateway' && name !== 'identity'
