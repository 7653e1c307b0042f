import type { Policy } from '@candour/need-to-know'

/** INTERIM until the policy knows complaint handling. */
export const interim = (policy: Policy): Policy => ({
  forViewer(viewer) {
    const real = policy.forViewer(viewer)
    const extra = (action: string, category: string, facts: any): boolean => {
      if (!facts?.exists || facts.excluded) return false
      const complaint = category.startsWith('complaint.')
      if (viewer.kind === 'service-user')
        return facts.relationships.has('self') && action === 'create' && category === 'complaint.matter' && viewer.purpose === 'own-record'
      if (viewer.roles.includes('support-worker'))
        return facts.relationships.has('assigned-worker') && action === 'create' && category === 'complaint.matter' && viewer.purpose === 'care'
      if (viewer.roles.some((r) => r === 'data-protection-officer' || r === 'team-manager'))
        return (viewer.purpose as string) === 'complaint-handling' && (complaint || (action === 'read' && category === 'identity'))
      return false
    }
    const decide: typeof real.decide = (action, ref, category, facts) =>
      extra(action, category, facts) ? { allowed: true } : real.decide(action, ref, category, facts)
    return {
      ...real,
      decide,
      decideAll: (action, ref, categories, facts) => {
        for (const category of categories) {
          const decision = decide(action, ref, category, facts)
          if (!decision.allowed) return decision
        }
        return { allowed: true }
      },
    }
  },
})
