import { SubNavigation } from '@candour/portal-kit'
import { paths } from '../paths.ts'

/** The lists of those who decide whether records go. */
export function RetentionLists() {
  return (
    <div className="govuk-!-margin-bottom-6">
      <SubNavigation
        label="Retention"
        items={[
          { to: paths.retentionDue(), text: 'Due', end: true },
          { to: paths.proposedDisposals(), text: 'To decide' },
          { to: paths.disposals(), text: 'Erased' },
        ]}
      />
    </div>
  )
}
