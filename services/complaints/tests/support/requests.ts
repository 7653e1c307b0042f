import type { Asker, ComplaintsNetwork } from './complaints-network.ts'

export interface ComplaintSeen {
  readonly id: string
  readonly reference: string | null
  readonly version: number
  readonly kind: string | null
  readonly queue: string | null
  readonly state: string | null
  readonly matter: string | null
  readonly handler: string | null
  readonly viewerIsHandler: boolean | null
  readonly complainedAbout: readonly string[] | null
  readonly findings: string | null
  readonly outcome: string | null
  readonly procedure: { readonly code: string } | null
  readonly tasks: readonly { readonly kind: string; readonly dueOn: string }[] | null
  readonly panel: { readonly members: readonly string[] | null } | null
  readonly deadlineFor: string | null
  readonly clock: { readonly dueOn: string; readonly state: string; readonly explanation: string; readonly rule: string } | null
  readonly stages:
    | readonly {
        readonly name: string
        readonly decider: string | null
        readonly extendedOn: string | null
      }[]
    | null
  readonly lateness: { readonly lastDay: string; readonly explanation: string; readonly decision: string | null } | null
  readonly timeline: readonly { readonly kind: string; readonly by: string | null; readonly text: string | null }[] | null
  readonly linked: readonly { readonly id: string; readonly procedure: { readonly code: string } | null }[] | null
  readonly viewerCan: Readonly<Record<string, boolean>>
}

const fields = `id reference version kind state matter desiredOutcome handler viewerIsHandler raisedBy complainedAbout findings outcome queue
  receivedOn receivedHow happenedOn knownOn lateness { lastDay explanation acceptable decision } closedOn lastActionOn category { code name } service { code } procedure { code name }
  deadlineFor clock { receivedOn startsOn dueOn pausedDays rule state remaining explanation provisional }
  tasks { kind dueOn provisional } panel { size members heldOn reportedOn }
  stages { name beganOn acknowledgedOn extendedOn extensionReason decidedOn decider findings outcome }
  timeline { kind at by text } linked { id procedure { code } } placesToTurn { name } serviceUser { id }
  viewerCan { decideLate namePanel holdPanel sendPanelReport allocate nameComplainedAbout acknowledge extend decide advance close withdraw }`

export interface Outcome {
  readonly complaint: ComplaintSeen | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

export type StepName =
  | 'allocateComplaint'
  | 'nameComplainedAbout'
  | 'acknowledgeComplaint'
  | 'extendStage'
  | 'decideComplaint'
  | 'advanceStage'
  | 'closeComplaint'
  | 'decideLateComplaint'
  | 'namePanel'
  | 'holdPanel'
  | 'sendPanelReport'
  | 'withdrawComplaint'

/** The requests that the tests make, as a portal would. */
export function requestsOf(network: ComplaintsNetwork) {
  const mutate = async (asker: Asker, name: StepName | 'raiseComplaint', input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { ${fields} } userErrors { code path } } }`
    const answer = await network.ask(asker, query, { input })
    return { answer, outcome: (answer.data?.[name] ?? null) as Outcome | null }
  }
  const raise = (asker: Asker, serviceUserId: string, input: object = {}) =>
    mutate(asker, 'raiseComplaint', {
      serviceUserId,
      kind: 'COMPLAINT',
      matter: 'Nobody came on Monday.',
      category: (asker.organisation ?? 'dmws') === 'bct' ? 'service' : 'using',
      ...((asker.kind ?? 'staff') === 'staff' ? { receivedHow: 'PHONE' } : {}),
      ...input,
    })
  return {
    mutate,
    raise,
    /** The same, of which the test needs the case. */
    async raised(asker: Asker, serviceUserId: string, input: object = {}): Promise<ComplaintSeen> {
      const { answer, outcome } = await raise(asker, serviceUserId, input)
      if (!outcome?.complaint) throw new Error(JSON.stringify(answer))
      return outcome.complaint
    },
    /** A step that is to be taken. */
    async step(
      asker: Asker,
      name: StepName,
      { id: complaintId, version }: ComplaintSeen,
      input: object = {},
    ): Promise<ComplaintSeen> {
      const { answer, outcome } = await mutate(asker, name, { complaintId, version, ...input })
      if (!outcome?.complaint || outcome.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return outcome.complaint
    },
    /** A step that is refused in the payload: the codes of its errors. */
    async refused(
      asker: Asker,
      name: StepName,
      { id: complaintId, version }: ComplaintSeen,
      input: object = {},
    ): Promise<string[]> {
      const { answer, outcome } = await mutate(asker, name, { complaintId, version, ...input })
      if (!outcome) throw new Error(`${name}: ${JSON.stringify(answer)}`)
      return outcome.userErrors.map(({ code }) => code)
    },
    /** A step that is refused outright: the codes of the top-level errors. */
    async forbidden(
      asker: Asker,
      name: StepName,
      { id: complaintId, version }: ComplaintSeen,
      input: object = {},
    ): Promise<unknown[]> {
      const { answer } = await mutate(asker, name, { complaintId, version, ...input })
      return (answer.errors ?? []).map((error) => (error as { extensions: { code: string } }).extensions.code)
    },
    async find(asker: Asker, id: string): Promise<ComplaintSeen | null> {
      const { data } = await network.ask(asker, `query ($id: ID!) { complaint(id: $id) { ${fields} } }`, { id })
      return (data?.['complaint'] ?? null) as ComplaintSeen | null
    },
    async list(asker: Asker, args = '', variables: object = {}) {
      const { data, errors } = await network.ask(
        asker,
        `query { complaints${args} { nodes { id state clock { dueOn } handler timeline { kind } } pageInfo { hasNextPage endCursor } } }`,
        variables,
      )
      const page = data?.['complaints'] as {
        nodes: { id: string; state: string }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      } | null
      return { errors, ids: (page?.nodes ?? []).map(({ id }) => id), pageInfo: page?.pageInfo }
    },
    /** The cases of a person, as a federation router asks for them. */
    async ofPerson(asker: Asker, id: string) {
      const { data, errors, extensions } = await network.ask(
        asker,
        `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ServiceUser { id complaints { nodes { ${fields} } } } } }`,
        { refs: [{ __typename: 'ServiceUser', id }] },
      )
      const [person] = (data?.['_entities'] ?? []) as ({ complaints: { nodes: ComplaintSeen[] } | null } | null)[]
      return { complaints: person?.complaints?.nodes ?? null, errors, withheld: extensions?.['withheld'] }
    },
  }
}
