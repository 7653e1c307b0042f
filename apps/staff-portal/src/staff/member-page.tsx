import {
  ButtonGroup,
  ButtonLink,
  Empty,
  FieldValue,
  longDate,
  Page,
  SummaryList,
  SummaryRow,
  Table,
  TableCell,
  TableRow,
  Tag,
  ValueRow,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { signInStates } from '../sign-in/sign-in-states.ts'
import { paperKinds } from '../wording/papers.ts'
import { roleNames } from '../wording/roles.ts'
import { useMember } from './member-context.ts'

/** A member of staff: roles, what they signed and learned, how they sign in, and what the viewer can do. */
export function MemberPage() {
  const { member, name, reader } = useMember()
  const { id, signIn, viewerCan } = member
  const papers = reader.read('StaffMember', member, 'papers')
  const sign = reader.read('StaffMember', member, 'signIn')
  return (
    <Page title={name} about="Staff" back={paths.staff()}>
      <SummaryList>
        <ValueRow label="User name" reading={reader.read('StaffMember', member, 'username')} />
        <ValueRow
          label="Roles"
          reading={reader.read('StaffMember', member, 'roles')}
          format={(roles) => roleNames(roles) || 'No role yet'}
        />
        {member.leftAt ? <SummaryRow label="Left on">{longDate(member.leftAt)}</SummaryRow> : null}
        <SummaryRow label="Sign-in">
          {sign.kind === 'known' ? (
            <>
              <Tag colour={signInStates[signIn?.state ?? 'NONE'].colour}>{signInStates[signIn?.state ?? 'NONE'].text}</Tag>
              {signIn?.codeExpiresAt ? ` A one-time code works until ${longDate(signIn.codeExpiresAt)}.` : ''}
            </>
          ) : (
            <FieldValue reading={sign} />
          )}
        </SummaryRow>
      </SummaryList>
      <ButtonGroup>
        {viewerCan.requestRole ? (
          <ButtonLink to={paths.requestRole(id)} kind="secondary" about={`for ${name}`}>
            Request a role
          </ButtonLink>
        ) : null}
        {signIn?.viewerCanInvite ? (
          <ButtonLink to={paths.inviteStaff(id)} kind="secondary" about={name}>
            Invite
          </ButtonLink>
        ) : null}
        {signIn?.viewerCanRestore ? (
          <ButtonLink to={paths.restoreStaff(id)} kind="secondary" about={`of ${name}`}>
            Restore access
          </ButtonLink>
        ) : null}
      </ButtonGroup>

      <h2 className="govuk-heading-m">Undertaking and training</h2>
      <p className="govuk-body">Both must be on record before a role can be approved.</p>
      {papers.kind !== 'known' ? (
        <FieldValue reading={papers} />
      ) : papers.value.length === 0 ? (
        <Empty title="Nothing is on record yet" />
      ) : (
        <Table caption="Undertaking and training" captionHidden head={['What', 'Which', 'Day']}>
          {papers.value.map(({ kind, title, givenOn }, index) => (
            <TableRow key={index}>
              <TableCell label="What" header>
                {paperKinds[kind ?? '']?.text ?? kind}
              </TableCell>
              <TableCell label="Which">{title}</TableCell>
              <TableCell label="Day">{givenOn ? longDate(givenOn) : ''}</TableCell>
            </TableRow>
          ))}
        </Table>
      )}
      <ButtonGroup>
        {viewerCan.recordEvidence ? (
          <ButtonLink to={paths.recordPaper(id)} kind="secondary">
            Record an undertaking or training
          </ButtonLink>
        ) : null}
        {viewerCan.recordLeaving ? (
          <ButtonLink to={paths.recordLeaving(id)} kind="secondary" about={`of ${name}`}>
            Record leaving
          </ButtonLink>
        ) : null}
      </ButtonGroup>
    </Page>
  )
}
