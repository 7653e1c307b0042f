import {
  dateAndTime,
  done,
  Empty,
  FailureOf,
  Form,
  graphql,
  Loaded,
  Page,
  Radios,
  SummaryList,
  SummaryRow,
  Textarea,
  useForm,
  useFresh,
  type ResultOf,
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
  const [verdict, setVerdict] = useState('')
  const [finding, setFinding] = useState('')
  const form = useForm(reviewMutation, {
    onDone: () => void navigate(paths.emergencyReviews(), done('The review is closed.')),
  })
  const ofAddress = (data: ResultOf<typeof emergencyReviewsQuery>) => data.breakGlassToReview?.find((each) => each.id === id)
  const who = answer.data ? ofAddress(answer.data)?.staffMember : null

  const save = () => {
    const complete = form.check([
      !verdict && { field: 'justified', message: 'Select whether it was right' },
      !finding.trim() && { field: 'finding', message: 'Enter what you found' },
    ])
    if (complete) void form.send({ breakGlassId: id, justified: verdict === 'yes', finding })
  }

  return (
    <Page title="Review an emergency access" caption={who ?? undefined} back={paths.emergencyReviews()}>
      <Loaded
        of={answer}
        part={ofAddress}
        missing={<Empty title="This has been reviewed, or you do not have access." />}
        loading="Loading the access"
      >
        {(access) => (
          <Form of={form} onSubmit={save} button="Close the review">
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
            <FailureOf of={answer} partly />
            <Radios
              name="justified"
              legend="Was this right?"
              legendSize="s"
              choices={verdicts}
              value={verdict}
              onChange={setVerdict}
            />
            <Textarea
              name="finding"
              label="What you found"
              hint="The person may read this."
              rows={4}
              value={finding}
              onChange={setFinding}
            />
          </Form>
        )}
      </Loaded>
    </Page>
  )
}
