import { Empty, Loaded, Page, useFresh } from '@candour/portal-kit'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { WorkForm } from './work-form.tsx'
import { workItemsQuery } from './work-items-query.ts'

/** Opens a record to one inspector, for the time of the inspection. */
export function OpenInspectionPage() {
  const { person, name } = useRecord()
  return (
    <Page title="Open the record for an inspection" about={name} back={paths.person(person.id)}>
      <ForPurpose purpose="audit">
        <Inspection />
      </ForPurpose>
    </Page>
  )
}

function Inspection() {
  const { person } = useRecord()
  const answer = useFresh(workItemsQuery, { id: person.id })
  const nobody = (
    <Empty title="There is nobody to choose">
      <p className="govuk-body">An inspector can be chosen while they visit, by whoever may show them a record.</p>
    </Empty>
  )
  return (
    <Loaded
      of={answer}
      part={(data) => data.serviceUser?.accessActions.inspectors}
      missing={nobody}
      loading="Loading who inspects"
    >
      {(inspectors) =>
        inspectors.length === 0 ? (
          nobody
        ) : (
          <WorkForm
            purpose="inspection"
            inspectors={inspectors}
            reasonHint="Which inspection it is, and why this record."
            button="Open the record to the inspector"
            opened="The inspector can now read the record for this inspection."
          >
            <p className="govuk-body">
              The inspector reads how the person is supported, and not who they are. Nobody else sees more by it. What you enter
              is on record.
            </p>
          </WorkForm>
        )
      }
    </Loaded>
  )
}
