import type Provider from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import { type Acr, leastAssurance } from '../domain/assurance.ts'
import type { Portal } from '../domain/portals.ts'
import { reasons } from '../oidc/interaction-policy.ts'
import type { Service } from '../service-parts.ts'
import type { Failure } from './failure.ts'

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** What we keep in the provider's interaction between the pages. */
export interface Kept {
  /** Whose password was checked, and when (seconds since 1970). */
  passed?: { accountId: string; at: number } | undefined
  /** The person wants another account than that of the session. */
  startOver?: boolean | undefined
  failure?: Failure | undefined
  /** The user name as typed, sealed: people mistake the field for that of the password. */
  typed?: string | undefined
  [key: string]: unknown
}

/** How far a sign-in has come. */
export interface Progress {
  interaction: Interaction
  portal: Portal
  least: Acr
  kept: Kept
  /** Who is to type the code next; null when the password is to be asked. */
  awaitingCode: Account | null
  notice: 'again' | 'anotherAccount' | undefined
}

/** Reads the progress. Null when the client is none of our portals. */
export async function progressOf({ portals, accounts }: Service, interaction: Interaction): Promise<Progress | null> {
  const portal = portals.find(({ clientId }) => clientId === interaction.params['client_id'])
  if (!portal) return null
  const kept: Kept = interaction.result ?? {}
  const why = interaction.prompt.reasons
  const least = leastAssurance(interaction.params['acr_values'])
  // A step-up asks for everything anew.
  const onlyCode = least !== '3' && !kept.startOver && why.length > 0 && why.every((reason) => reason === reasons.assurance)
  const accountId = kept.passed?.accountId ?? (onlyCode ? interaction.session?.accountId : undefined)
  return {
    interaction,
    portal,
    least,
    kept,
    awaitingCode: accountId ? await accounts.find(accountId) : null,
    notice: why.includes(reasons.wrongKind) ? 'anotherAccount' : interaction.session ? 'again' : undefined,
  }
}
