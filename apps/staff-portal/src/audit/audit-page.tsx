import { Page } from '@candour/portal-kit'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { Alerts } from './alerts.tsx'
import { AuditEntries } from './audit-entries.tsx'
import { AuditStanding } from './audit-standing.tsx'

/** Who saw what, across the organisation: alerts first, then what was denied, done or read. Looking here is itself on record. */
export function AuditPage() {
  return (
    <Page title="Audit" wide>
      <ForPurpose purpose="audit">
        <AuditStanding />
        <h2 className="govuk-heading-m">Alerts</h2>
        <Alerts />
        <h2 className="govuk-heading-m govuk-!-margin-top-7">The log</h2>
        <AuditEntries />
      </ForPurpose>
    </Page>
  )
}
