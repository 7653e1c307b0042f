import { Page } from '@candour/portal-kit'
import { Link } from 'react-router'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { Alerts } from './alerts.tsx'
import { AuditEntries } from './audit-entries.tsx'
import { AuditStanding } from './audit-standing.tsx'

/** Who saw what, across the organisation: alerts first, then what was denied, done or read. Looking here is itself on record. */
export function AuditPage() {
  const { viewerCan } = useViewer().viewer
  return (
    <Page title="Audit" wide>
      <ForPurpose purpose="audit">
        <AuditStanding />
        <h2 className="govuk-heading-m">Alerts</h2>
        <Alerts />
        <h2 className="govuk-heading-m govuk-!-margin-top-7">The log</h2>
        {viewerCan.exportAudit ? (
          <p className="govuk-body">
            <Link className="govuk-link" to={paths.exportAudit()}>
              Export a part of the log
            </Link>
          </p>
        ) : null}
        <AuditEntries />
      </ForPurpose>
    </Page>
  )
}
