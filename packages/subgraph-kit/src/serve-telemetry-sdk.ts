import { context, metrics, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { observeStatements } from '@candour/database'
import { traced } from './serve-spans.ts'

/** Sends traces and metrics to a collector by OTLP over HTTP. Nothing of the machine, the command line or the environment goes with them. */
export function exportTo(endpoint: URL, service: string): AsyncDisposable {
  const at = (path: string) => new URL(path, endpoint.href.replace(/\/?$/, '/')).href
  const resource = resourceFromAttributes({ 'service.name': `candour-${service}`, 'service.instance.id': crypto.randomUUID() })
  const exporter = new OTLPTraceExporter({ url: at('v1/traces') })
  const tracer = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter })] })
  const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: at('v1/metrics') }) })
  const meter = new MeterProvider({ resource, readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(tracer)
  metrics.setGlobalMeterProvider(meter)
  observeStatements((statement, run) => traced('statement', { 'candour.statement': statement }, run))
  return {
    async [Symbol.asyncDispose]() {
      observeStatements(undefined)
      // A collector that is away must not keep a process from ending well.
      await Promise.allSettled([tracer.shutdown(), meter.shutdown()])
    },
  }
}
