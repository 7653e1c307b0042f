import { dateAndTime, Empty, Listed, Page, Table, TableCell, TableRow, useFresh } from '@candour/portal-kit'
import { Link } from 'react-router'
import { ForPurpose } from '../frame/for-purpose.tsx'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { emergencyReviewsQuery } from './emergency-reviews-query.ts'

/** Emergency accesses that nobody has reviewed yet. */
export function EmergencyReviewsPage() {
  return (
    <Page title="Emergency access to review" wide>
      <ForPurpose purpose="audit">
        <Reviews />
      </ForPurpose>
    </Page>
  )
}

function Reviews() {
  const answer = useFresh(emergencyReviewsQuery, {})
  const accesses = answer.data?.breakGlassToReview ?? []
  return (
    <Listed
      of={answer}
      count={accesses.length}
      loading="Loading the reviews"
      empty={
        <Empty title="Nothing to review">
          <p className="govuk-body">
            When a colleague opens a record in an emergency, it appears here until you have reviewed it.
          </p>
        </Empty>
      }
    >
      <Table caption="Emergency access to review" captionHidden head={['Who', 'Person', 'When', 'Action']}>
        {accesses.map((access) => (
          <TableRow key={access.id}>
            <TableCell label="Who" header>
              {access.staffMember ?? 'Name not shown'}
            </TableCell>
            <TableCell label="Person">
              <PersonName person={access.person} reader={answer.reader} />
            </TableCell>
            <TableCell label="When">{access.from ? dateAndTime(access.from) : ''}</TableCell>
            <TableCell label="Action">
              {access.viewerCanReview ? (
                <Link className="govuk-link" to={paths.reviewEmergency(access.id)}>
                  Review<span className="govuk-visually-hidden"> the access of {access.staffMember}</span>
                </Link>
              ) : access.open && access.until ? (
                `Open until ${dateAndTime(access.until)}`
              ) : (
                'Somebody else must review'
              )}
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </Listed>
  )
}
