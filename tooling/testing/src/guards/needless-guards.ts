import { needlessInFacts } from './needless/in-facts.ts'
import { needlessInGateway } from './needless/in-gateway.ts'
import { needlessInPolicy } from './needless/in-policy.ts'
import { needlessInServices } from './needless/in-services.ts'

/** A guard without which nothing more is let through, and why it stands there all the same. */
export interface NeedlessGuard {
  /** The end of its path. */
  readonly file: string
  /** A part of the guard as it is told. */
  readonly guard: string
  /** Exactly what is taken away, where the guard has several parts. */
  readonly part?: string
  readonly how?: string
  readonly reason: string
}

export const needlessGuards: readonly NeedlessGuard[] = [
  ...needlessInPolicy,
  ...needlessInGateway,
  ...needlessInFacts,
  ...needlessInServices,
]
