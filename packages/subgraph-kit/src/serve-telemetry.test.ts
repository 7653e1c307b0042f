import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { trace } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterEach, describe, expect, it } from 'vitest'
import { traced } from './serve-spans.ts'

describe('telemetry', () => {
  afterEach(() => trace.disable())

  it('keeps what failed to its kind: no message, no value', async () => {
    const exporter = new InMemorySpanExporter()
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
    const failing = traced('statement', { 'candour.statement': 'Note.create' }, async () => {
      throw new RangeError('canary Okafor is too long')
    })
    await expect(failing).rejects.toThrow('canary')
    const [span] = exporter.getFinishedSpans()
    expect(span?.attributes).toEqual({ 'candour.statement': 'Note.create', 'candour.outcome': 'RangeError' })
    expect(span?.status).toEqual({ code: 2 })
    expect(span?.events).toEqual([])
    expect(JSON.stringify([span?.name, span?.attributes, span?.status, span?.events])).not.toContain('canary')
  })

  const loadedWith = async (environment: Record<string, string>): Promise<string[]> => {
    const script = `
      import { registerHooks } from 'node:module'
      const loaded = new Set()
      registerHooks({ load(url, context, next) {
        const name = /node_modules\\/(@opentelemetry\\/[a-z-]+)\\//.exec(url)?.[1]
        if (name) loaded.add(name)
        return next(url, context)
      } })
      const { startTelemetry } = await import(${JSON.stringify(new URL('serve-telemetry.ts', import.meta.url).href)})
      const { readEnvironment } = await import(${JSON.stringify(new URL('serve-environment.ts', import.meta.url).href)})
      const telemetry = await startTelemetry('test', readEnvironment(process.env))
      console.log(JSON.stringify([...loaded]))
      process.exit(0)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: environment,
    })
    return JSON.parse(stdout) as string[]
  }

  it('loads nothing unless a collector is named', async () => {
    expect(await loadedWith({})).toEqual([])
    expect(await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toContain('@opentelemetry/sdk-trace')
  })
})
