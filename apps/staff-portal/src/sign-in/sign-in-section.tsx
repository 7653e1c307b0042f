import {
  Button,
  ButtonLink,
  Failure,
  FieldValue,
  graphql,
  Loaded,
  longDate,
  PartFailure,
  Tag,
  useChange,
  useFresh,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { signInStates } from './sign-in-states.ts'

const signInQuery = graphql(`
  query PersonSignIn($id: ID!) {
    serviceUser(id: $id) {
      id
      signIn {
        state
        codeExpiresAt
        codeChannel
        viewerCanInvite
        viewerCanRestore
      }
    }
  }
`)

const withdrawMutation = graphql(`
  mutation WithdrawSignInCode($input: WithdrawSignInCodeInput!) {
    withdrawSignInCode(input: $input) {
      signIn {
        state
      }
      userErrors {
        code
        message
      }
    }
  }
`)

/** Whether the person can see their own record, and what the viewer can do about it. */
export function SignInSection({ personId }: { personId: string }) {
  const answer = useFresh(signInQuery, { id: personId })
  const withdraw = useChange(withdrawMutation)
  return (
    <Loaded
      section
      of={answer}
      part={(data) => data.serviceUser}
      missing={<p className="govuk-body">This record is no longer open to you.</p>}
    >
      {(record) => {
        const reading = answer.reader.read('ServiceUser', record, 'signIn')
        if (reading.kind === 'failed') return <PartFailure problem={reading.problem} onRetry={answer.refetch} />
        if (reading.kind !== 'known') return <FieldValue reading={reading} />
        const { state, codeExpiresAt, viewerCanInvite, viewerCanRestore } = reading.value
        const words = signInStates[state ?? 'NONE']
        return (
          <>
            <p className="govuk-body">
              <Tag colour={words.colour}>{words.text}</Tag>
            </p>
            {codeExpiresAt ? (
              <p className="govuk-body">A one-time code is out. It works until {longDate(codeExpiresAt)}.</p>
            ) : null}
            {withdraw.problem ? <Failure problem={withdraw.problem} /> : null}
            <div className="govuk-button-group">
              {viewerCanInvite ? (
                <ButtonLink to={paths.inviteToSelfService(personId)} kind="secondary">
                  {codeExpiresAt ? 'Send another code' : 'Invite to self-service'}
                </ButtonLink>
              ) : null}
              {viewerCanRestore ? (
                <ButtonLink to={paths.restoreAccess(personId)} kind="secondary">
                  Restore access
                </ButtonLink>
              ) : null}
              {codeExpiresAt && (viewerCanInvite || viewerCanRestore) ? (
                <Button
                  type="button"
                  kind="secondary"
                  busy={withdraw.busy}
                  onClick={() => void withdraw.send({ input: { serviceUserId: personId } }).then(answer.refetch)}
                >
                  Take the code back
                </Button>
              ) : null}
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
