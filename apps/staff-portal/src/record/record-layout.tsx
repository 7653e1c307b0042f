import { FieldValue, IdentityBar, Loaded, longDate, Page, SubNavigation, Tag, useFresh } from '@candour/portal-kit'
import { useState } from 'react'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useViewer } from '../frame/viewer-context.ts'
import { personName, statusTags } from '../wording/person.ts'
import { WorkOnRecord } from '../work-on-record/work-on-record.tsx'
import type { RecordContext } from './record-context.ts'
import { recordQuery } from './record-query.ts'

const partsOfRecord = (id: string, usesConsent: boolean) => [
  { to: paths.person(id), text: 'Summary', end: true },
  { to: paths.notes(id), text: 'Notes' },
  { to: paths.documents(id), text: 'Documents' },
  { to: paths.messages(id), text: 'Messages' },
  ...(usesConsent ? [{ to: paths.consent(id), text: 'Consent' }] : []),
  { to: paths.corrections(id), text: 'Corrections' },
  { to: paths.complaints(id), text: 'Complaints' },
  { to: paths.retention(id), text: 'Retention' },
  { to: paths.access(id), text: 'Access' },
]

/** Whose record it is, on all its pages. */
export function RecordLayout() {
  const { id = '' } = useParams()
  const { organisation, viewer } = useViewer()
  const saying = [paths.openWork(id), paths.openInspection(id)].includes(useLocation().pathname)
  const answer = useFresh(recordQuery, { id })
  const { reader } = answer
  const menu = (
    <div className="govuk-width-container">
      <SubNavigation label="Parts of this record" items={partsOfRecord(id, organisation?.usesConsent ?? true)} />
    </div>
  )
  // What is shown is read anew when work on the record was closed.
  const [closed, setClosed] = useState(0)
  const shown = `${id} ${closed}`
  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser}
      missing={<NobodyHere />}
      loading="Loading the record"
      page={(standIn) => (
        <>
          {menu}
          <Page title="Record" back={paths.caseload()}>
            {standIn}
          </Page>
        </>
      )}
    >
      {(person) => {
        const name = personName(person) ?? 'Name not shown'
        const context: RecordContext = { person, name, refetch: answer.refetch }
        return (
          <>
            <IdentityBar
              name={name}
              facts={[
                <FieldValue
                  key="reference"
                  reading={reader.read('ServiceUser', person, 'reference')}
                  format={(value) => `Reference ${value}`}
                />,
                <FieldValue
                  key="born"
                  reading={reader.read('ServiceUser', person, 'birthDate')}
                  format={(date) => `Born ${longDate(date)}`}
                />,
                <FieldValue
                  key="status"
                  reading={reader.read('ServiceUser', person, 'status')}
                  format={(status) => <Tag colour={statusTags[status]?.colour}>{statusTags[status]?.text ?? status}</Tag>}
                />,
              ]}
            />
            {menu}
            {saying || !viewer.needsWorkItem ? null : <WorkOnRecord personId={id} onChanged={() => setClosed(closed + 1)} />}
            {viewer.breakGlass.some((access) => access.person.id === id) ? (
              <div className="candour-not-printed">
                <Outlet context={context} key={shown} />
              </div>
            ) : (
              <Outlet context={context} key={shown} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function NobodyHere() {
  const { viewer } = useViewer()
  return (
    <Page title="Person not found" back={paths.caseload()}>
      <p className="govuk-body">No match, or you do not have access.</p>
      <p className="govuk-body">A different purpose may be needed. You can change yours at the top of the page.</p>
      <p className="govuk-body">
        <Link className="govuk-link" to={paths.askForAccess()}>
          Ask for access
        </Link>
      </p>
      {viewer.viewerCan.breakGlass ? (
        <p className="govuk-body">
          <Link className="govuk-link" to={paths.emergency()}>
            It is an emergency
          </Link>
        </p>
      ) : null}
    </Page>
  )
}
