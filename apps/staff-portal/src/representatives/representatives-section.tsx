import {
  ButtonGroup,
  ButtonLink,
  Empty,
  FieldValue,
  Loaded,
  longDate,
  PartFailure,
  SummaryCard,
  SummaryList,
  SummaryRow,
  Tag,
  useFresh,
  ValueRow,
  type FieldReader,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { signInStates } from '../sign-in/sign-in-states.ts'
import { representativesQuery, type Representative } from './representatives-query.ts'

const states = {
  IN_FORCE: { text: 'In force', colour: 'green' },
  SUSPENDED: { text: 'Suspended', colour: 'yellow' },
  ENDED: { text: 'Ended', colour: 'grey' },
  FROZEN: { text: 'Stopped', colour: 'grey' },
} as const

/** Who acts for the person, on what proof and over what, and what the viewer can do about it. */
export function RepresentativesSection({ personId }: { personId: string }) {
  const answer = useFresh(representativesQuery, { id: personId })
  return (
    <Loaded
      section
      of={answer}
      part={(data) => data.serviceUser}
      missing={<p className="govuk-body">This record is no longer open to you.</p>}
    >
      {(record) => {
        const people = answer.reader.read('ServiceUser', record, 'representatives')
        if (people.kind === 'failed') return <PartFailure problem={people.problem} onRetry={answer.refetch} />
        if (people.kind === 'hidden') return <FieldValue reading={people} />
        const known = people.kind === 'known' ? people.value : []
        return (
          <>
            {known.length === 0 ? <Empty title="Nobody acts for the person" /> : null}
            {known.map((each) => (
              <RepresentativeCard key={each.id} personId={personId} representative={each} reader={answer.reader} />
            ))}
            {record.accessActions?.addRepresentative ? (
              <ButtonLink to={paths.addRepresentative(personId)} kind="secondary">
                Add somebody who acts for them
              </ButtonLink>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

function RepresentativeCard({
  personId,
  representative,
  reader,
}: {
  personId: string
  representative: Representative
  reader: FieldReader
}) {
  const { id, name, role, state, viewerCan, signIn } = representative
  const acts = state === 'IN_FORCE'
  const until = reader.read('Representation', representative, 'until')
  return (
    <SummaryCard
      title={[name, role].filter(Boolean).join(', ')}
      action={state ? <Tag colour={states[state].colour}>{states[state].text}</Tag> : null}
    >
      <SummaryList>
        <ValueRow label="How it stands" reading={reader.read('Representation', representative, 'explanation')} />
        <ValueRow label="Proof seen" reading={reader.read('Representation', representative, 'evidence')} />
        <ValueRow label="Given on" reading={reader.read('Representation', representative, 'givenOn')} format={longDate} />
        <SummaryRow label="Ends">
          {until.kind === 'absent' ? 'No end set' : <FieldValue reading={until} format={longDate} />}
        </SummaryRow>
        <ValueRow
          label="May see"
          reading={reader.read('Representation', representative, 'covers')}
          format={(covers) => covers.join(', ')}
        />
        {representative.endReason ? <SummaryRow label="Why it was ended">{representative.endReason}</SummaryRow> : null}
        {acts && signIn?.state ? (
          <SummaryRow label="Sign-in">
            <Tag colour={signInStates[signIn.state].colour}>{signInStates[signIn.state].text}</Tag>
            {signIn.codeExpiresAt ? ` A one-time code works until ${longDate(signIn.codeExpiresAt)}.` : ''}
          </SummaryRow>
        ) : null}
      </SummaryList>
      {acts && (signIn?.viewerCanInvite || signIn?.viewerCanRestore || viewerCan.end) ? (
        <ButtonGroup>
          {signIn?.viewerCanInvite ? (
            <ButtonLink to={paths.inviteRepresentative(personId, id)} kind="secondary" about={name ?? ''}>
              Invite
            </ButtonLink>
          ) : null}
          {signIn?.viewerCanRestore ? (
            <ButtonLink to={paths.restoreRepresentative(personId, id)} kind="secondary" about={`of ${name ?? 'them'}`}>
              Restore access
            </ButtonLink>
          ) : null}
          {viewerCan.end ? (
            <ButtonLink to={paths.endRepresentative(personId, id)} kind="secondary" about={name ?? ''}>
              Stop
            </ButtonLink>
          ) : null}
        </ButtonGroup>
      ) : null}
    </SummaryCard>
  )
}
