import { Page } from '@candour/portal-kit'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { purposeName } from '../wording/purposes.ts'
import { WorkForm } from './work-form.tsx'

/** Says what a record is looked into for, so that it may be read for the purpose stated. */
export function OpenWorkPage() {
  const { viewer } = useViewer()
  const { person, name } = useRecord()
  const purpose = viewer.purpose ?? ''
  return (
    <Page title="Say what you need the record for" about={name} back={paths.person(person.id)}>
      <WorkForm
        purpose={purpose}
        reasonHint="Which request or concern it is. Leave out what does not belong here."
        button="Open the record"
        opened="You can now see what you need for this work."
      >
        <p className="govuk-body">
          For “{purposeName(purpose)}” you see more of a record only while there is such work about the person. What you enter is
          on record.
        </p>
      </WorkForm>
    </Page>
  )
}
