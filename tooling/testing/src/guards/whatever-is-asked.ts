import type { SubgraphContext } from '@candour/subgraph-kit'

/**
 * A request whose viewer may do whatever is asked, and still reads no more than before: what a mutation is given when its decision is taken away.
 * @param context of the request
 */
export function whateverIsAsked<Context extends SubgraphContext>(context: Context): Context {
  const { needToKnow, policy } = context
  return {
    ...context,
    policy: instead(policy, { mayState: () => true, mayBreakGlass: () => true }),
    needToKnow: instead(needToKnow, {
      decideAction: (action, ref, categories) =>
        action === 'read' ? needToKnow.decideAction(action, ref, categories) : { allowed: true },
      may: async (action, ref, categories) => action !== 'read' || (await needToKnow.may(action, ref, categories)),
    }),
  }
}

/** The same, but for these methods. */
function instead<Whole extends object>(whole: Whole, methods: Partial<Whole>): Whole {
  return new Proxy(whole, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
