import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Installation } from '@candour/database'
import { mainOf, processEnvironments, processNames, subgraphNames } from '../src/index.ts'
import { defaultPort } from '../src/process-names.ts'
import { readManifests, variablesReadBy, type Container, type Manifest, type PodSpec } from './manifests.ts'

const manifests = readManifests()
const of = (kind: string) => manifests.filter((manifest) => manifest.kind === kind)
const podOf = ({ spec }: Manifest): PodSpec => spec.template.spec
const deployments = new Map(of('Deployment').map((manifest) => [manifest.metadata.name.replace(/^candour-/, ''), manifest]))
const containersOf = (manifest: Manifest): Container[] => [
  ...(podOf(manifest).initContainers ?? []),
  ...podOf(manifest).containers,
]
const deploymentOf = (name: string) => deployments.get(name) ?? expect.fail(`kubernetes/${name}.yaml is missing`)

/** What the processes are told on one machine, with values that no manifest can hold by chance. */
const installation: Installation = {
  rolePrefix: 'canary',
  serviceUrl: () => 'postgresql://canary',
  readerUrl: () => 'postgresql://canary',
  workerUrl: 'postgresql://canary',
}
const told = processEnvironments({
  installation,
  secrets: { of: () => Buffer.alloc(32, 7) },
  publicUrl: 'https://records.example.org',
  demonstration: false,
  folder: '/etc/candour',
  portals: { staff: 'staff', my: 'my' },
})

describe('the manifests for Kubernetes', () => {
  it('are listed for kustomize, and there is a deployment for every process', () => {
    const { resources } = parse(readFileSync(new URL('../kubernetes/kustomization.yaml', import.meta.url), 'utf8'))
    expect([...resources].sort()).toEqual([...new Set(manifests.map(({ file }) => file))].sort())
    expect([...deployments.keys()].sort()).toEqual([...processNames].sort())
  })

  it('hold no secret: each comes by the name of a Secret, and none stands in a manifest', () => {
    expect(of('Secret')).toEqual([])
    for (const manifest of manifests) {
      expect(manifest.text).not.toMatch(/postgres(ql)?:\/\/|BEGIN [A-Z ]*(KEY|CERTIFICATE)|[A-Za-z0-9+/]{40,}/)
    }
    const secret = /_SECRET$|DATABASE_URL$/
    for (const container of [...deployments.values()].flatMap(containersOf)) {
      for (const { name, value, valueFrom } of container.env ?? []) {
        if (!secret.test(name)) continue
        expect({ name, value }).toEqual({ name, value: undefined })
        expect(valueFrom?.secretKeyRef).toMatchObject({ key: name })
      }
    }
  })

  it('give no process a secret of another', () => {
    for (const [name, manifest] of deployments) {
      const names = containersOf(manifest).flatMap(({ env = [] }) =>
        env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
      )
      expect(new Set(names)).toEqual(new Set([`candour-${name}`]))
    }
    const holders = [...deployments].filter(([, { text }]) => text.includes('candour-viewer-key')).map(([name]) => name)
    expect(holders).toEqual(['gateway'])
  })

  it.each(processNames)('tell %s what its program reads, all it needs and nothing else', (name) => {
    const [container] = podOf(deploymentOf(name)).containers
    const given = new Set((container?.env ?? []).map((variable) => variable.name))
    const read = variablesReadBy(name)
    // Node itself reads the one with the authority that vouches for the other processes.
    expect([...given].filter((variable) => variable !== 'NODE_EXTRA_CA_CERTS' && !read.has(variable))).toEqual([])
    const needed = Object.keys(told[name] ?? {}).filter((variable) => variable !== 'CANDOUR_DEMONSTRATION')
    expect(needed.filter((variable) => !given.has(variable))).toEqual([])
  })

  it.each(processNames)('run %s by its own program from the one image', (name) => {
    const manifest = deploymentOf(name)
    const [container] = podOf(manifest).containers
    expect(container?.command).toEqual(['node', `services/${name}/src/main.ts`])
    expect(existsSync(mainOf(name))).toBe(true)
    expect(new Set(containersOf(manifest).map(({ image }) => image))).toEqual(new Set(['candour']))
    expect(container?.ports).toEqual([{ name: 'api', containerPort: defaultPort(name) }])
    expect(container?.env).toContainEqual({ name: 'PORT', value: String(defaultPort(name)) })
    expect(container?.env).toContainEqual({ name: 'HOST', value: '0.0.0.0' })
  })

  it.each(processNames)('keep %s small: nobody privileged, nothing writable, limits and probes', (name) => {
    const manifest = deploymentOf(name)
    const pod = podOf(manifest)
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    })
    for (const container of containersOf(manifest)) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      for (const amount of [container.resources?.requests, container.resources?.limits])
        expect(amount).toEqual({ cpu: expect.any(String), memory: expect.any(String) })
      const volumes = pod.volumes.map((volume) => volume.name)
      expect((container.volumeMounts ?? []).filter((mount) => !volumes.includes(mount.name))).toEqual([])
    }
    const scheme = name === 'gateway' ? 'HTTP' : 'HTTPS'
    for (const container of pod.containers)
      expect(
        [container.startupProbe, container.readinessProbe, container.livenessProbe].map((probe) => probe?.httpGet),
      ).toMatchObject([
        { path: '/healthz', scheme },
        { path: '/healthz', scheme },
        { path: '/livez', scheme },
      ])
  })

  it.each(processNames)('run %s at least twice, and keep one through every disruption', (name) => {
    expect(deploymentOf(name).spec.replicas).toBeGreaterThanOrEqual(2)
    const selector = { matchLabels: { 'app.kubernetes.io/name': `candour-${name}` } }
    expect(deploymentOf(name).spec.selector).toEqual(selector)
    const [budget] = of('PodDisruptionBudget').filter(({ metadata }) => metadata.name === `candour-${name}`)
    expect(budget?.spec).toEqual({ minAvailable: 1, selector })
    const [service] = of('Service').filter(({ metadata }) => metadata.name === `candour-${name}`)
    expect(service?.spec).toMatchObject({
      selector: selector.matchLabels,
      ports: [{ port: defaultPort(name), targetPort: 'api' }],
    })
  })

  it('let only the gateway reach the other processes, and nothing that is not said', () => {
    const policies = new Map(of('NetworkPolicy').map(({ metadata, spec }) => [metadata.name, spec]))
    const everyPod = { matchLabels: { 'app.kubernetes.io/part-of': 'candour' } }
    expect(policies.get('candour-default-deny')).toEqual({ podSelector: everyPod, policyTypes: ['Ingress', 'Egress'] })
    for (const name of processNames.filter((each) => each !== 'gateway')) {
      expect(policies.get(`candour-${name}`)).toEqual({
        podSelector: { matchLabels: { 'app.kubernetes.io/name': `candour-${name}` } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'candour-gateway' } } }],
            ports: [{ port: defaultPort(name) }],
          },
        ],
      })
    }
    for (const { spec } of deployments.values())
      expect(spec.template.metadata.labels).toMatchObject({ 'app.kubernetes.io/part-of': 'candour' })
  })

  it('tell the gateway where everybody is, by TLS', () => {
    const [container] = podOf(deploymentOf('gateway')).containers
    const valueOf = (name: string) => container?.env?.find((variable) => variable.name === name)?.value
    expect(valueOf('SUBGRAPH_URLS')?.split(',').sort()).toEqual(
      subgraphNames.map((name) => `${name}=https://candour-${name}:${defaultPort(name)}`).toSorted(),
    )
    expect(valueOf('IDENTITY_URL')).toBe('https://candour-identity:4001')
    expect(valueOf('TLS_IN_FRONT')).toBe('true')
  })
})

describe('the image', () => {
  const lines = readFileSync(new URL('../Containerfile', import.meta.url), 'utf8')

  it('is of Node 24, runs as nobody in particular, and takes in no file with a secret', () => {
    expect(lines).toMatch(/^ARG NODE=node:24-/m)
    const lastStage = lines.slice(lines.lastIndexOf('FROM '))
    expect(lastStage).toMatch(/^USER 1000:1000$/m)
    expect(lines).not.toMatch(/SECRET|PASSWORD|DATABASE_URL/)
    const ignored = readFileSync(new URL('../Containerfile.dockerignore', import.meta.url), 'utf8').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.data', '**/*.env', '**/*.pem', '**/*.key', '**/*.secret', '.git']))
  })
})
