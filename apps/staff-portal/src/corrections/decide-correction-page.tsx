import { done, Empty, graphql, Loaded, Page, SummaryList, Textarea, useForm, useFresh, ValueRow } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { DecisionForm } from '../frame/decision-form.tsx'
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
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const form = useForm(decideMutation, {
    controls: { accept: 'decision' },
    onConflict: answer.refetch,
    onDone: () => {
      refetch()
      void navigate(paths.corrections(person.id), done('The decision is recorded'))
    },
  })

  const save = (version: number) => {
    const complete = form.check([
      !decision && { field: 'decision', message: 'Select accept or refuse' },
      decision === 'refuse' && !reason.trim() && { field: 'reason', message: 'Enter the reason for refusing' },
    ])
    if (complete)
      void form.send({
        correctionId,
        version,
        accept: decision === 'accept',
        ...(reason.trim() && { reason: reason.trim() }),
      })
  }

  return (
    <Page title="Decide a correction" about={name} back={paths.corrections(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser?.corrections?.nodes?.find((one) => one?.id === correctionId)}
        missing={<Empty title="There is no such correction, or you do not have access." />}
      >
        {(correction) => (
          <DecisionForm
            of={form}
            facts={
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
            }
            open={correction.viewerCanDecide}
            choices={choices}
            decision={decision}
            onDecide={setDecision}
            onSubmit={() => save(correction.version ?? 0)}
          >
            <Textarea
              name="reason"
              label="Reason"
              hint="Needed when you refuse. The person reads it."
              rows={4}
              value={reason}
              onChange={setReason}
            />
          </DecisionForm>
        )}
      </Loaded>
    </Page>
  )
}
