import { ClockLine, dateAndTime, FieldValue, longDate, type FieldReader } from '@candour/portal-kit'
import type { ReactNode } from 'react'
import { isCutShort, isIncomplete, openByDueDate } from '../complaints/by-due-date.ts'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { complaintKinds } from '../wording/complaints.ts'
import { correctableFields } from '../wording/corrections.ts'
import { messageKindNames, messageReasons } from '../wording/messages.ts'
import { roleName } from '../wording/roles.ts'
import { DueBar, dueStateOf, type DueCounts } from './due-bar.tsx'
import type { WorkPart } from './work-asked.ts'
import type { OpenWork, WorkAnswer } from './work-query.ts'

/** One thing that waits. */
interface Row {
  readonly id: string
  readonly what: ReactNode
  /** Where it is done; null when the viewer may not open the record that it belongs to. */
  readonly to: string | null
  readonly about: ReactNode
  /** It was given to the viewer; what else waits may be done by others as well. */
  readonly yours?: boolean
}

/** What waits in one part of somebody's work. */
export interface Waiting {
  readonly rows: readonly Row[]
  readonly count: number
  /** There are more than the answer holds. */
  readonly more: boolean
  /** Where the list goes on, of a part that has no page of its own. */
  readonly next?: string | null
  /** Above the rows. */
  readonly picture?: ReactNode
}

export const partTitles: Readonly<Record<WorkPart, string>> = {
  complaints: 'Open complaints',
  requests: 'Rights requests',
  concerns: 'Safeguarding concerns',
  corrections: 'Corrections to decide',
  access: 'Requests for access',
  roles: 'Role requests',
  reviews: 'Emergency access to review',
  disposals: 'Records to decide',
  retention: 'Records due to go',
  messages: 'Messages that were not sent',
}

/** The page that lists all of a part; a part without one is whole on "My work". */
export const partLists: Readonly<Partial<Record<WorkPart, string>>> = {
  complaints: paths.openComplaints(),
  access: paths.approvals(),
  roles: paths.approvals(),
  reviews: paths.emergencyReviews(),
  disposals: paths.proposedDisposals(),
  retention: paths.retentionDue(),
}

interface PageEnd {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

const asked = (at: string | null) => (at ? `Asked ${dateAndTime(at)}` : null)
const listed = (rows: readonly Row[], more = false): Waiting => ({ rows, count: rows.length, more })
const goingOn = (rows: readonly Row[], { hasNextPage, endCursor }: PageEnd): Waiting => ({
  ...listed(rows, hasNextPage),
  next: hasNextPage ? endCursor : null,
})
const there = <Node,>(nodes: readonly (Node | null)[] | null | undefined): Node[] => (nodes ?? []).filter((node) => node !== null)

/** Whose record is open for a piece of work, and until when. */
function openWork(items: OpenWork | null | undefined, reader: FieldReader): Waiting | null {
  if (!items) return null
  return goingOn(
    there(items.nodes).map(({ id, until, openedBy, person }) => ({
      id,
      what: <PersonName person={person} reader={reader} />,
      to: person && paths.person(person.id),
      about: until ? `Open until ${longDate(until)}${openedBy ? `, by ${openedBy}` : ''}` : null,
    })),
    items.pageInfo,
  )
}

/** What waits in each part, as far as it can be done by this viewer. Null when the list did not come, or is not the viewer's to see. */
export const waitingIn: Readonly<Record<WorkPart, (data: WorkAnswer, reader: FieldReader) => Waiting | null>> = {
  complaints(data, reader) {
    if (isIncomplete(data)) return null
    const open = openByDueDate(data)
    const counts: Record<keyof DueCounts, number> = { OVERDUE: 0, DUE_SOON: 0, ON_TIME: 0, OTHER: 0 }
    for (const { clock } of open) counts[dueStateOf(clock?.state)] += 1
    // The viewer's own come first, each group by its dates.
    const inOrder = open.toSorted((one, other) => Number(other.viewerIsHandler) - Number(one.viewerIsHandler))
    const rows = inOrder.map(({ id, reference, kind, clock, deadlineFor, serviceUser, receivedOn, viewerIsHandler }) => ({
      id,
      yours: viewerIsHandler === true,
      what: `${kind ? complaintKinds[kind] : 'Case'} ${reference ?? ''}`.trim(),
      to: serviceUser && paths.complaint(serviceUser.id, id),
      about: (
        <FieldValue
          reading={reader.read('Complaint', { id, clock: clock ?? null, receivedOn }, 'clock')}
          format={(value) => <ClockLine clock={value} purpose={deadlineFor} />}
        />
      ),
    }))
    return { ...listed(rows, isCutShort(data)), picture: <DueBar counts={counts} /> }
  },
  requests: ({ requests }, reader) => openWork(requests, reader),
  concerns: ({ concerns }, reader) => openWork(concerns, reader),
  corrections({ corrections }, reader) {
    if (!corrections) return null
    const mine = there(corrections.nodes).filter(({ viewerCanDecide }) => viewerCanDecide)
    const rows = mine.map(({ id, field, requestedAt, serviceUser }) => ({
      id,
      what: (
        <>
          {field ? correctableFields[field] : 'Correction'} of <PersonName person={serviceUser} reader={reader} />
        </>
      ),
      to: serviceUser && paths.decideCorrection(serviceUser.id, id),
      about: asked(requestedAt),
    }))
    return goingOn(rows, corrections.pageInfo)
  },
  access({ accessRequests }) {
    if (!accessRequests) return null
    return listed(
      accessRequests.map(({ id, requester, reference, requestedAt }) => ({
        id,
        what: `${requester ?? 'Name not shown'}, for ${reference ?? 'a record'}`,
        to: paths.decideAccess(id),
        about: asked(requestedAt),
      })),
    )
  },
  roles({ roleRequests }) {
    if (!roleRequests) return null
    const mine = there(roleRequests.nodes).filter(({ viewerCanDecide }) => viewerCanDecide)
    const rows = mine.map(({ id, role, staffMember, requestedAt }) => ({
      id,
      what: `${role ? roleName(role) : 'A role'} for ${staffMember?.name ?? 'somebody whose name is not shown'}`,
      to: paths.decideApproval(id),
      about: asked(requestedAt),
    }))
    return listed(rows, roleRequests.pageInfo.hasNextPage)
  },
  reviews({ breakGlassToReview }) {
    if (!breakGlassToReview) return null
    const mine = breakGlassToReview.filter(({ viewerCanReview }) => viewerCanReview)
    return listed(
      mine.map(({ id, staffMember, from }) => ({
        id,
        what: staffMember ?? 'Name not shown',
        to: paths.reviewEmergency(id),
        about: from ? `Opened ${dateAndTime(from)}` : null,
      })),
    )
  },
  disposals({ proposed }, reader) {
    if (!proposed) return null
    const mine = there(proposed.nodes).filter(({ disposal }) => disposal?.viewerCan.decide)
    const rows = mine.map(({ id, disposal, serviceUser }) => ({
      id,
      what: <PersonName person={serviceUser} reader={reader} />,
      to: paths.decideDisposal(id),
      about: disposal?.runsOn
        ? `Erased by itself on ${longDate(disposal.runsOn)}`
        : disposal?.proposedAt
          ? `Proposed ${dateAndTime(disposal.proposedAt)}`
          : null,
    }))
    return listed(rows, proposed.pageInfo.hasNextPage)
  },
  retention({ retentionDue }) {
    if (!retentionDue) return null
    const due = there(retentionDue.nodes)
    const since = due[0]?.disposeFrom
    const picture = since ? (
      <p className="govuk-body">Nobody has proposed yet that they go. The longest has waited since {longDate(since)}.</p>
    ) : null
    return { rows: [], count: due.length, more: retentionDue.pageInfo.hasNextPage, picture }
  },
  messages({ messagesNotSent }, reader) {
    if (!messagesNotSent) return null
    return listed(
      messagesNotSent.map(({ id, kind, reason, queuedAt, serviceUser }) => ({
        id,
        what: (
          <>
            {messageKindNames[kind ?? ''] ?? 'Message'} to <PersonName person={serviceUser} reader={reader} />
          </>
        ),
        to:
          serviceUser &&
          (reason === 'SAFE_CONTACT_NOT_READ' ? paths.safeContact(serviceUser.id) : paths.messages(serviceUser.id)),
        about: (
          <>
            {messageReasons[reason ?? '']}
            {queuedAt ? <span className="candour-under">Written {dateAndTime(queuedAt)}</span> : null}
          </>
        ),
      })),
    )
  },
}
