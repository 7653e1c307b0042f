import { Page } from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">There is no page at this address.</p>
      <p className="govuk-body">
        <Link className="govuk-link" to={paths.first()}>
          Go to the first page
        </Link>
      </p>
    </Page>
  )
}
