import {
  Button,
  Failure,
  IdleLock,
  Layout,
  Loading,
  Page,
  problemOf,
  RemedyProvider,
  StepUpContext,
  useFresh,
  useSession,
  viewerQuery,
  type AskedAssurance,
  type NavigationItem,
  type Problem,
} from '@candour/portal-kit'
import { useContext, useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { EmergencyBanner } from '../emergency/emergency-banner.tsx'
import { paths } from '../paths.ts'
import { roleNames } from '../wording/roles.ts'
import { hasWork } from '../my-work/work-asked.ts'
import { PurposeSwitch, purposeControlId } from './purpose-switch.tsx'
import { statedPurpose } from './stated-purpose.ts'
import { ViewerContext, type Viewer } from './viewer-context.ts'

function navigationFor({ viewerCan, purposes, purpose }: Viewer): NavigationItem[] {
  const administers = purposes.includes('administration')
  return [
    ...(hasWork(purposes) ? [{ to: paths.work(), text: 'My work' }] : []),
    ...(viewerCan.findServiceUsers || !viewerCan.seeStaff ? [{ to: paths.caseload(), text: 'My caseload', end: true }] : []),
    ...(viewerCan.registerServiceUser ? [{ to: paths.register(), text: 'Register a person' }] : []),
    // Whoever may state the purpose has such work; which cases and records are theirs is the server's answer.
    ...(purposes.includes('complaint-handling') ? [{ to: paths.openComplaints(), text: 'Complaints' }] : []),
    ...(purposes.includes('retention-review') ? [{ to: paths.retentionDue(), text: 'Retention due' }] : []),
    ...(viewerCan.seeStaff || administers ? [{ to: paths.staff(), text: 'Staff' }] : []),
    // Whether they decide about roles is answered for the purpose that is stated; before that, whoever may state it is offered the page.
    ...(viewerCan.decideRoleRequest || viewerCan.decideAccessRequest || (administers && purpose !== 'administration')
      ? [{ to: paths.approvals(), text: 'Access approvals' }]
      : []),
    ...(purposes.includes('audit')
      ? [
          { to: paths.emergencyReviews(), text: 'Emergency access' },
          { to: paths.audit(), text: 'Audit' },
        ]
      : []),
    { to: paths.matrix(), text: 'Who may see what' },
  ]
}

/** A purpose that the viewer may state: the current one if it is, else the first on offer. */
function suitable(purpose: string | null, offered: readonly string[]): string | null {
  return purpose !== null && offered.includes(purpose) ? purpose : (offered[0] ?? null)
}

/** The frame around every page: who is signed in, for which purpose, and where they may go. */
export function StaffFrame({ children }: { children: ReactNode }) {
  const session = useSession()
  const stepUp = useContext(StepUpContext)
  const purpose = useSyncExternalStore(statedPurpose.subscribe, statedPurpose.get)
  const answer = useFresh(viewerQuery, {})
  const viewer = answer.data?.viewer ?? null
  const organisation = answer.data?.organisation ?? null
  const { refetch } = answer

  const forbidden = answer.error !== undefined && problemOf(answer.error).code === 'FORBIDDEN'
  const better = viewer ? suitable(purpose, viewer.purposes) : forbidden && purpose !== null ? null : purpose

  // Somebody who may not state the default purpose is asked for theirs, once, before any page exists.
  useEffect(() => {
    if (better !== purpose) statedPurpose.set(better)
  }, [better, purpose])
  // What the viewer may do depends on the purpose.
  const asked = useRef(purpose)
  useEffect(() => {
    if (asked.current === purpose) return
    asked.current = purpose
    refetch()
  }, [purpose, refetch])

  const offers = useMemo(
    () => ({
      stepUp: (assurance: AskedAssurance) => void stepUp?.ask(assurance),
      askForAccess: paths.askForAccess(),
      changePurpose: () => document.getElementById(purposeControlId)?.focus(),
    }),
    [stepUp],
  )
  // What the viewer could do for another purpose says nothing: no page is there before the answer for this one.
  const settled = viewer !== null && better === purpose && (viewer.purpose === purpose || answer.error !== undefined)

  return (
    <RemedyProvider offers={offers}>
      <Layout
        serviceName="Candour staff portal"
        productName="Candour for staff"
        home={paths.first()}
        navigation={viewer ? navigationFor(viewer) : []}
        organisation={organisation}
        account={
          <>
            {viewer ? (
              <>
                <span>
                  {viewer.name ?? 'Signed in'}
                  {viewer.roles.length > 0 ? `, ${roleNames(viewer.roles)}` : ''}
                </span>
                <PurposeSwitch key={purpose} purposes={viewer.purposes} current={purpose} />
              </>
            ) : null}
            <button type="button" className="candour-account__button" onClick={() => session.signOut('asked')}>
              Sign out
            </button>
          </>
        }
      >
        {viewer && settled ? (
          <ViewerContext value={{ viewer, organisation, refetch }}>
            {viewer.breakGlass.length > 0 ? <EmergencyBanner open={viewer.breakGlass} refetch={refetch} /> : null}
            <div key={purpose}>{children}</div>
          </ViewerContext>
        ) : answer.fetching || better !== purpose || (viewer && !answer.error) ? (
          <div className="govuk-width-container">
            <Loading />
          </div>
        ) : (
          <WithoutPortal problem={answer.error && !forbidden ? problemOf(answer.error) : null} onRetry={refetch} />
        )}
      </Layout>
      <IdleLock />
    </RemedyProvider>
  )
}

/** Who is let in to nothing yet, or could not be let in now. */
function WithoutPortal({ problem, onRetry }: { problem: Problem | null; onRetry: () => void }) {
  if (problem)
    return (
      <Page title="We could not open the portal">
        <Failure problem={problem} onRetry={onRetry} />
      </Page>
    )
  return (
    <Page title="You have no role yet">
      <p className="govuk-body">
        You are signed in. An administrator requests a role for you and the data protection officer approves it. Until then
        nothing here is open to you.
      </p>
      <Button type="button" kind="secondary" onClick={onRetry}>
        Look again
      </Button>
    </Page>
  )
}
