import { purposesServed } from './by-feature/purposes.ts'
import { everybody, everybodyOnStaff, kindOfRole, rulesOfRole } from './by-role/all-roles.ts'
import { compileRule } from './compile-rule.ts'
import type { PolicyProfile } from './policy-profile.ts'
import { viewerPolicy } from './viewer-policy.ts'
import type { ViewerPolicy } from './viewer-policy.ts'
import type { Viewer } from './viewer.ts'

/** The need-to-know policy of one organisation. */
export interface Policy {
  /** The policy as it applies to this viewer. Cheap: viewers alike in everything a rule looks at share one. */
  forViewer(viewer: Viewer): ViewerPolicy
}

export interface PolicyOptions {
  readonly organisation: PolicyProfile
  /** Told when a decision could not be made and was therefore a refusal. By default a process warning, once for each decision. */
  readonly onError?: (error: unknown) => void
}

/** Above this many different signatures the memory of compiled policies starts afresh. */
const mostSignatures = 2_000

/** The policy of an organisation: the roles it has switched on and the consents it asks for. Callers keep one for each organisation. */
export const createPolicy = ({ organisation: profile, onError = warn }: PolicyOptions): Policy => {
  const known = new Map<string, ViewerPolicy>()
  return {
    forViewer(viewer) {
      const signature = signatureOf(viewer)
      const memoised = known.get(signature)
      if (memoised !== undefined) return memoised
      if (known.size >= mostSignatures) known.clear()
      const compiled = compileFor(profile, viewer, onError)
      known.set(signature, compiled)
      return compiled
    },
  }
}

const compileFor = (profile: PolicyProfile, viewer: Viewer, onError: (error: unknown) => void): ViewerPolicy => {
  const athome = viewer.organisation === profile.id
  const roles = viewer.roles.filter((role) => athome && profile.roles.includes(role) && kindOfRole[role] === viewer.kind)
  const ofTheRoles = roles.flatMap((role) => rulesOfRole[role])
  const mayBeStated = purposesServed(ofTheRoles)
  const rules = [
    ...ofTheRoles,
    ...(viewer.kind === 'staff' && roles.length > 0 ? everybodyOnStaff : []),
    ...(athome ? everybody : []),
  ]
  return viewerPolicy({
    viewer: {
      kind: viewer.kind,
      organisation: viewer.organisation,
      roles,
      scopes: [...viewer.scopes],
      assurance: viewer.assurance,
      purpose: viewer.purpose !== null && mayBeStated.has(viewer.purpose) ? viewer.purpose : null,
    },
    rules: rules.map(compileRule(profile)),
    mayBeStated,
    granted: ofTheRoles.length > 0 && viewer.scopes.length > 0,
    consentItems: [...new Set(profile.consentGates.map((gate) => gate.item))],
    onError,
  })
}

const signatureOf = ({ kind, organisation, roles, scopes, assurance, purpose }: Viewer): string =>
  JSON.stringify([kind, organisation, assurance, purpose, [...roles].sort(), [...scopes].sort()])

const warn = (error: unknown): void => {
  process.emitWarning(error instanceof Error ? error : String(error), {
    code: 'NEED_TO_KNOW_REFUSED_AFTER_ERROR',
  })
}
