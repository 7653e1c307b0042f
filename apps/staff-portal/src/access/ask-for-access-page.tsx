import { ContactCard, InsetText, Page } from '@candour/portal-kit'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'

/** Who can give access, and what to tell them. */
export function AskForAccessPage() {
  const { organisation } = useViewer()
  return (
    <Page title="Ask for access" back={paths.caseload()}>
      <p className="govuk-body">You can see a record when you are assigned to the person. Your team manager assigns people.</p>
      <p className="govuk-body">If your role needs more, the data protection officer decides. Tell them:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>which person, by reference only</li>
        <li>what you need to see, and for which task</li>
        <li>for how long</li>
      </ul>
      {organisation ? (
        <InsetText>
          <ContactCard card={organisation.dataProtectionOfficer} />
        </InsetText>
      ) : null}
    </Page>
  )
}
