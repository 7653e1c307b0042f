import {
  Button,
  done,
  Empty,
  errorFor,
  ErrorSummary,
  Failure,
  formErrorsOf,
  graphql,
  Loaded,
  Page,
  Radios,
  SummaryList,
  Textarea,
  useChange,
  useFresh,
  ValueRow,
  type FormError,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { correctableFields, correctionText } from '../wording/corrections.ts'
import { correctionsQuery } from './corrections-query.ts'

const decideMutation = graphql(`
  mutation DecideCorrection($input: DecideCorrectionInput!) {
    decideCorrection(input: $input) {
      correction {
        id
        state
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const choices = [
  { value: 'accept', text: 'Accept', hint: 'The record is changed now.' },
  { value: 'refuse', text: 'Refuse', hint: 'The record stays. The person sees your reason and can complain.' },
]

export function DecideCorrectionPage() {
  const { person, name, refetch } = useRecord()
  const { correction: correctionId = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(correctionsQuery, { id: person.id, after: null })
  const change = useChange(decideMutation)
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FormError[]>([])

  const save = async (version: number) => {
    const found: FormError[] = []
    if (!decision) found.push({ field: 'decision', message: 'Select accept or refuse' })
    if (decision === 'refuse' && !reason.trim()) found.push({ field: 'reason', message: 'Enter the reason for refusing' })
    setErrors(found)
    if (found.length > 0) return
    const data = await change.send({
      input: { correctionId, version, accept: decision === 'accept', ...(reason.trim() && { reason: reason.trim() }) },
    })
    if (!data) return
    const refused = data.decideCorrection.userErrors
    setErrors(formErrorsOf(refused, { accept: 'decision', reason: 'reason' }))
    if (refused.some(({ code }) => code === 'CONFLICT')) return answer.refetch()
    if (refused.length > 0) return
    refetch()
    void navigate(paths.corrections(person.id), done('The decision is recorded'))
  }

  return (
    <Page title="Decide a correction" about={name} back={paths.corrections(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser?.corrections?.nodes?.find((one) => one?.id === correctionId)}
        missing={<Empty title="There is no such correction, or you do not have access." />}
      >
        {(correction) => (
          <>
            <ErrorSummary errors={errors} />
            {change.problem ? <Failure problem={change.problem} /> : null}
            <SummaryList>
              <ValueRow
                label="What"
                reading={answer.reader.read('Correction', correction, 'field')}
                format={(field) => correctableFields[field]}
              />
              <ValueRow
                label="Recorded then"
                reading={answer.reader.read('Correction', correction, 'previous')}
                format={(value) => <span className="candour-text">{correctionText(correction.field, value)}</span>}
              />
              <ValueRow
                label="Should be"
                reading={answer.reader.read('Correction', correction, 'proposed')}
                format={(value) => <span className="candour-text">{correctionText(correction.field, value)}</span>}
              />
              <ValueRow label="Why" reading={answer.reader.read('Correction', correction, 'reason')} />
            </SummaryList>
            {correction.viewerCanDecide ? (
              <form
                noValidate
                onSubmit={(event) => {
                  event.preventDefault()
                  void save(correction.version ?? 0)
                }}
              >
                <Radios
                  name="decision"
                  legend="Your decision"
                  legendSize="s"
                  choices={choices}
                  value={decision}
                  onChange={setDecision}
                  error={errorFor(errors, 'decision')}
                />
                <Textarea
                  name="reason"
                  label="Reason"
                  hint="Needed when you refuse. The person reads it."
                  rows={4}
                  value={reason}
                  onChange={setReason}
                  error={errorFor(errors, 'reason')}
                />
                <Button busy={change.busy}>Record the decision</Button>
              </form>
            ) : (
              <p className="govuk-body">This correction has been decided, or somebody else must decide it.</p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
