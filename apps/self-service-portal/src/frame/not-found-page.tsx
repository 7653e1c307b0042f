import { Page } from '@candour/portal-kit'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'

export function NotFoundPage() {
  return (
    <Page title={messages.frame.notFoundTitle}>
      <p className="govuk-body">{messages.frame.notFound}</p>
      <p className="govuk-body">
        <Link className="govuk-link" to={paths.home()}>
          {messages.frame.goHome}
        </Link>
      </p>
    </Page>
  )
}
