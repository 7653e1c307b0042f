import { Empty, Form, graphql, Loaded, Page, SummaryList, Textarea, useForm, useFresh, ValueRow } from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { holdKinds } from '../wording/retention.ts'
import { retentionQuery } from './retention-queries.ts'

const releaseMutation = graphql(`
  mutation ReleaseHold($input: ReleaseHoldInput!) {
    releaseHold(input: $input) {
      hold {
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

/** Lifts a hold, with a reason: the record goes by the rules again. */
export function ReleaseHoldPage() {
  const { person, name } = useRecord()
  const { hold: holdId = '' } = useParams()
  const navigate = useNavigate()
  const answer = useFresh(retentionQuery, { id: person.id })
  const [reason, setReason] = useState('')
  const form = useForm(releaseMutation, { onDone: () => void navigate(paths.retention(person.id)) })

  const save = () => {
    if (form.check([!reason.trim() && { field: 'reason', message: 'Enter why the hold ends' }]))
      void form.send({ holdId, reason: reason.trim() })
  }

  return (
    <Page title="Release a hold" about={name} back={paths.retention(person.id)}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser?.holds?.find(({ id }) => id === holdId)}
        missing={<Empty title="There is no such hold, or you do not have access." />}
      >
        {(hold) => {
          const facts = (
            <SummaryList>
              <ValueRow label="Hold" reading={answer.reader.read('Hold', hold, 'kind')} format={(kind) => holdKinds[kind]} />
              <ValueRow label="Reason" reading={answer.reader.read('Hold', hold, 'reason')} />
            </SummaryList>
          )
          return hold.viewerCan.release ? (
            <Form of={form} onSubmit={save} button="Release the hold">
              {facts}
              <Textarea
                name="reason"
                label="Why does it end?"
                hint="The record then goes by the rules again."
                rows={4}
                value={reason}
                onChange={setReason}
              />
            </Form>
          ) : (
            <>
              {facts}
              <p className="govuk-body">This hold was released, or somebody else must release it.</p>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
