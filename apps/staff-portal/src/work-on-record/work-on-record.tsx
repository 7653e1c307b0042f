import {
  Button,
  ButtonLink,
  FailureOf,
  graphql,
  InsetText,
  longDate,
  useChange,
  useFresh,
  useKitMessages,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { purposeName } from '../wording/purposes.ts'
import { workItemsQuery } from './work-items-query.ts'

const closeMutation = graphql(`
  mutation CloseWorkItem($input: CloseWorkItemInput!) {
    closeWorkItem(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`)

const label = 'What this record is open for'

/** On every page of a record, where the purpose needs it: what it is looked into for, until when; or that it has to be said first. */
export function WorkOnRecord({ personId, onChanged }: { personId: string; onChanged: () => void }) {
  const { viewer } = useViewer()
  const answer = useFresh(workItemsQuery, { id: personId })
  const change = useChange(closeMutation)
  const messages = useKitMessages()
  const person = answer.data?.serviceUser
  const purpose = purposeName(viewer.purpose ?? '')
  if (!person)
    return answer.error && !answer.fetching ? (
      <section className="govuk-width-container" aria-label={label}>
        <InsetText>
          <p className="govuk-body">{label}</p>
          <FailureOf of={answer} section />
        </InsetText>
      </section>
    ) : null
  const { accessActions, workItems } = person
  const open = workItems ?? []
  if (open.length === 0 && !accessActions.lacksWorkItem) return null

  const close = async (workItemId: string) => {
    const data = await change.send({ input: { workItemId } })
    if (!data) return
    answer.refetch()
    onChanged()
  }
  return (
    <section className="govuk-width-container" aria-label={label}>
      <InsetText>
        {accessActions.lacksWorkItem ? (
          <>
            <p className="govuk-body">
              Nothing is open about this person for “{purpose}”. You can see who they are, and no more of their record.
            </p>
            {accessActions.openWorkItem ? <ButtonLink to={paths.openWork(personId)}>Say what you need it for</ButtonLink> : null}
          </>
        ) : null}
        {open.map((item) => (
          <div key={item.id}>
            <p className="govuk-body govuk-!-margin-bottom-2">
              Open for “{purposeName(item.purpose ?? '')}”{item.for ? ` by ${item.for}` : ''} until {longDate(item.until ?? '')}.{' '}
              {item.openedBy ? `${item.openedBy} opened it.` : ''}
            </p>
            {item.viewerCanClose ? (
              <Button type="button" kind="secondary" busy={change.busy} onClick={() => void close(item.id)}>
                Close this work
                <span className="govuk-visually-hidden">
                  {' '}
                  {item.for ? `of ${item.for}, ` : ''}until {longDate(item.until ?? '')}
                </span>
              </Button>
            ) : null}
          </div>
        ))}
        {accessActions.inspectors.length > 0 ? (
          <p className="govuk-body">
            <Link className="govuk-link" to={paths.openInspection(personId)}>
              Open it for an inspection
            </Link>
          </p>
        ) : null}
        {change.problem ? (
          <p className="govuk-error-message" role="alert">
            {messages.problems[change.problem.code]?.title ?? messages.problems['INTERNAL']?.title}
          </p>
        ) : null}
      </InsetText>
    </section>
  )
}
