import {
  Button,
  dateAndTime,
  done,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loading,
  Page,
  problemOf,
  Radios,
  SummaryList,
  SummaryRow,
  Textarea,
  useChange,
  useFresh,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { PersonName } from '../people/person-name.tsx'
import { purposeName } from '../wording/purposes.ts'
import { emergencyReviewsQuery } from './emergency-reviews-query.ts'

const reviewMutation = graphql(`
  mutation ReviewBreakGlass($input: ReviewBreakGlassInput!) {
    reviewBreakGlass(input: $input) {
      breakGlass {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const verdicts = [
  { value: 'yes', text: 'Yes, there was an emergency' },
  { value: 'no', text: 'No, there was none', hint: 'Record the breach as well, and speak with whoever answers for them.' },
]

/** Closes the review of one emergency access: what was declared, what was read, and what the reviewer found. */
export function ReviewEmergencyPage() {
  const { access: id = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(emergencyReviewsQuery, {})
  const change = useChange(reviewMutation)
  const [verdict, setVerdict] = useState('')
  const [finding, setFinding] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])
  const access = answer.data?.breakGlassToReview?.find((each) => each.id === id)

  const save = async () => {
    const found: FormError[] = []
    if (!verdict) found.push({ field: 'justified', message: 'Select whether it was right' })
    if (!finding.trim()) found.push({ field: 'finding', message: 'Enter what you found' })
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({ input: { breakGlassId: id, justified: verdict === 'yes', finding } })
    if (!data) return
    const refused = data.reviewBreakGlass.userErrors
    setErrors(formErrorsOf(refused, { finding: 'finding' }))
    if (refused.length === 0) void navigate(paths.emergencyReviews(), done('The review is closed.'))
  }

  return (
    <Page title="Review an emergency access" caption={access?.staffMember ?? undefined} back={paths.emergencyReviews()}>
      {access ? (
        <>
          <ErrorSummary errors={errors} />
          {change.problem ? <Failure problem={change.problem} /> : null}
          <SummaryList>
            <SummaryRow label="Who">{access.staffMember ?? 'Name not shown'}</SummaryRow>
            <SummaryRow label="Person">
              <PersonName person={access.person} reader={answer.reader} />
              {access.person ? (
                <>
                  {', '}
                  <Link className="govuk-link" to={paths.access(access.person.id)}>
                    who has looked
                  </Link>
                </>
              ) : null}
            </SummaryRow>
            <SummaryRow label="For">{access.purpose ? purposeName(access.purpose) : ''}</SummaryRow>
            <SummaryRow label="What they wrote">
              <span className="candour-text">{access.reason}</span>
            </SummaryRow>
            <SummaryRow label="From">{access.from ? dateAndTime(access.from) : ''}</SummaryRow>
            <SummaryRow label="Until">{access.until ? dateAndTime(access.until) : ''}</SummaryRow>
            <SummaryRow label="What they read">{access.read?.join(', ') || 'Nothing'}</SummaryRow>
          </SummaryList>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
          >
            <Radios
              name="justified"
              legend="Was this right?"
              legendSize="s"
              choices={verdicts}
              value={verdict}
              onChange={setVerdict}
              error={errorFor(errors, 'justified')}
            />
            <Textarea
              name="finding"
              label="What you found"
              hint="The person may read this."
              rows={4}
              value={finding}
              onChange={setFinding}
              error={errorFor(errors, 'finding')}
            />
            <Button busy={change.busy}>Close the review</Button>
          </form>
        </>
      ) : answer.fetching ? (
        <Loading />
      ) : answer.error ? (
        <Failure problem={problemOf(answer.error)} onRetry={answer.refetch} />
      ) : (
        <Empty title="This has been reviewed, or you do not have access." />
      )}
    </Page>
  )
}
