import { Button, ButtonGroup, Failure, Page, Table, TableCell, TableRow, type Problem } from '@candour/portal-kit'
import { contactFields, contactLabels, shownContact, type ContactDraft } from './contact-draft.ts'

interface ContactConflictProps {
  name: string
  back: string
  /** What the form started from, what was typed, and what somebody else saved meanwhile. */
  base: ContactDraft
  mine: ContactDraft
  theirs: ContactDraft
  busy: boolean
  problem: Problem | null
  onKeepTheirs: () => void
  onSaveMine: (merged: ContactDraft) => void
}

/** My changes on top of theirs: a field that I did not touch keeps what they saved. */
export function mergeContact(base: ContactDraft, mine: ContactDraft, theirs: ContactDraft): ContactDraft {
  const touched = contactFields.filter((field) => mine[field] !== base[field]).map((field) => [field, mine[field]])
  return { ...theirs, ...Object.fromEntries(touched) }
}

/** Two people changed the same details. Nothing is lost: both are shown, and a person decides. */
export function ContactConflict({
  name,
  back,
  base,
  mine,
  theirs,
  busy,
  problem,
  onKeepTheirs,
  onSaveMine,
}: ContactConflictProps) {
  const merged = mergeContact(base, mine, theirs)
  const different = contactFields.filter((field) => merged[field] !== theirs[field])
  return (
    <Page title="Somebody else changed these details" about={name} back={back} wide>
      <p className="govuk-body">Your changes are not saved yet. Look at both, then choose.</p>
      {problem ? <Failure problem={problem} /> : null}
      <Table caption="Differences" captionHidden head={['Detail', 'Recorded now', 'Your change']}>
        {different.map((field) => (
          <TableRow key={field}>
            <TableCell label="Detail" header>
              {contactLabels[field]}
            </TableCell>
            <TableCell label="Recorded now">
              <span className="candour-text">{shownContact(theirs, field) || 'Not recorded'}</span>
            </TableCell>
            <TableCell label="Your change">
              <span className="candour-text">{shownContact(mine, field) || 'Removed'}</span>
            </TableCell>
          </TableRow>
        ))}
      </Table>
      <ButtonGroup>
        <Button type="button" busy={busy} onClick={() => onSaveMine(merged)}>
          Save my change
        </Button>
        <Button type="button" kind="secondary" onClick={onKeepTheirs}>
          Keep what is recorded now
        </Button>
      </ButtonGroup>
    </Page>
  )
}
