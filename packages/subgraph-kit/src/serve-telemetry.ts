import type { EnvironmentReader } from './serve-environment.ts'

const off: AsyncDisposable = { async [Symbol.asyncDispose]() {} }

/**
 * Starts traces and metrics when OTEL_EXPORTER_OTLP_ENDPOINT names a collector; else loads nothing. Disposing sends what is left.
 * The exporters also read OTEL_EXPORTER_OTLP_HEADERS and OTEL_EXPORTER_OTLP_TIMEOUT.
 * @throws BadEnvironment
 */
export async function startTelemetry(service: string, environment: EnvironmentReader): Promise<AsyncDisposable> {
  if (environment.optional('OTEL_EXPORTER_OTLP_ENDPOINT') === undefined) return off
  const endpoint = environment.address('OTEL_EXPORTER_OTLP_ENDPOINT')
  const { exportTo } = await import('./serve-telemetry-sdk.ts')
  return exportTo(endpoint, service)
}
