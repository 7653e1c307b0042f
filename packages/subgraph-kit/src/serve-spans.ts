import { context, metrics, propagation, SpanKind, SpanStatusCode, trace, type Context, type Histogram } from '@opentelemetry/api'

/**
 * What a span or a measurement may say: words that the product itself chose. There is no key for a value, an id of a person, the text or
 * the name of an operation (its client chose it), or the message of an error.
 */
export interface WorkFacts {
  readonly 'candour.operation'?: 'query' | 'mutation' | 'subscription'
  readonly 'candour.subgraph'?: string
  readonly 'candour.statement'?: string
  /** `ok`, or the code of the first error. */
  readonly 'candour.outcome'?: string
}

/** A piece of work under way. */
export interface Work {
  /** Adds what is known by now. */
  note(facts: WorkFacts): void
}

let durations: Histogram | undefined
/** Made at first use: before telemetry is started there is nothing to measure with. */
const durationHistogram = () =>
  (durations ??= metrics
    .getMeter('candour')
    .createHistogram('candour.work.duration', { unit: 's', description: 'How long work took' }))

/** Does some work inside a span and measures it. Costs next to nothing while telemetry is off. */
export function traced<Result>(name: string, facts: WorkFacts, work: (span: Work) => Promise<Result>): Promise<Result> {
  return within(context.active(), SpanKind.INTERNAL, name, facts, work)
}

/** Does the work of a request that came from another process of the installation, as part of its trace. */
export function continueTrace<Result>(
  name: string,
  traceparent: string | string[] | undefined,
  work: (span: Work) => Promise<Result>,
): Promise<Result> {
  const parent = propagation.extract(context.active(), { traceparent })
  return within(parent, SpanKind.SERVER, name, {}, work)
}

/** The header that lets another process continue the present trace. */
export function traceHeaders(): Record<string, string> {
  const carrier: Record<string, string> = {}
  propagation.inject(context.active(), carrier)
  return carrier
}

async function within<Result>(
  parent: Context,
  kind: SpanKind,
  name: string,
  facts: WorkFacts,
  work: (span: Work) => Promise<Result>,
): Promise<Result> {
  const span = trace.getTracer('candour').startSpan(name, { kind, attributes: { ...facts } }, parent)
  const began = performance.now()
  let known: WorkFacts = facts
  const note = (more: WorkFacts) => {
    known = { ...known, ...more }
    span.setAttributes({ ...more })
    if (more['candour.outcome'] !== undefined && more['candour.outcome'] !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR })
  }
  try {
    return await context.with(trace.setSpan(parent, span), () => work({ note }))
  } catch (error) {
    // The kind of the error only: messages quote values.
    note({ 'candour.outcome': error instanceof Error ? error.name : 'unknown' })
    throw error
  } finally {
    span.end()
    durationHistogram().record((performance.now() - began) / 1000, { ...known, 'candour.work': name })
  }
}
