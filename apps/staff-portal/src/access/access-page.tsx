import { ButtonLink, Page } from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { RepresentativesSection } from '../representatives/representatives-section.tsx'
import { SignInSection } from '../sign-in/sign-in-section.tsx'
import { AccessLog } from './access-log.tsx'
import { EmergencyAccesses } from './emergency-accesses.tsx'
import { WhoHasAccess } from './who-has-access.tsx'

/** Who may see this record, and, for those who may know, who has. */
export function AccessPage() {
  const { person, name } = useRecord()
  return (
    <Page title="Access" about={name} wide>
      <h2 className="govuk-heading-m">Who has access</h2>
      <WhoHasAccess personId={person.id} />
      <ButtonLink to={paths.explainAccess(person.id)} kind="secondary">
        Who may see what, and why
      </ButtonLink>
      <h2 className="govuk-heading-m govuk-!-margin-top-7">Who acts for the person</h2>
      <RepresentativesSection personId={person.id} />
      <h2 className="govuk-heading-m govuk-!-margin-top-7">The person’s own sign-in</h2>
      <SignInSection personId={person.id} />
      {person.viewerCan.seeAccessLog ? (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-7">Who has looked</h2>
          <EmergencyAccesses personId={person.id} />
          <AccessLog personId={person.id} />
        </>
      ) : null}
    </Page>
  )
}
