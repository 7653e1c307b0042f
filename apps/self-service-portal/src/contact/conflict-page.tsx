import { Button, ButtonGroup, Failure, fill, Page, SummaryList, SummaryRow, type Problem } from '@candour/portal-kit'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { draftFields, mergeDraft, type ContactDraft } from './contact-draft.ts'

const m = pageMessages.contact

const labels: Record<keyof ContactDraft, string> = {
  email: pageMessages.fields.EMAIL,
  phone: pageMessages.fields.PHONE,
  addressLines: pageMessages.fields.ADDRESS,
  postcode: pageMessages.fields.postcode,
  preferredChannel: pageMessages.fields.preferredChannel,
  safeContact: pageMessages.fields.safeContact,
}

interface ConflictPageProps {
  base: ContactDraft
  mine: ContactDraft
  latest: ContactDraft
  busy: boolean
  problem: Problem | null
  onKeep: () => void
  onSave: (merged: ContactDraft) => void
}

const shown = (draft: ContactDraft, field: keyof ContactDraft): string =>
  field === 'preferredChannel' && draft.preferredChannel ? pageMessages.channels[draft.preferredChannel] : draft[field]

/** Somebody changed the same record meanwhile: both are shown and the person chooses. */
export function ConflictPage({ base, mine, latest, busy, problem, onKeep, onSave }: ConflictPageProps) {
  const merged = mergeDraft(base, mine, latest)
  const different = draftFields.filter((field) => merged[field] !== latest[field])
  return (
    <Page title={m.conflictTitle} back={paths.information()}>
      <p className="govuk-body">{m.conflict}</p>
      {problem ? <Failure problem={problem} /> : null}
      <SummaryList>
        {different.map((field) => (
          <SummaryRow key={field} label={labels[field]}>
            <p className="govuk-body candour-text">{shown(latest, field) || messages.kit.notRecorded}</p>
            <p className="govuk-body candour-text">{fill(m.conflictMine, { value: shown(mine, field) || m.conflictEmpty })}</p>
          </SummaryRow>
        ))}
      </SummaryList>
      <ButtonGroup>
        <Button type="button" busy={busy} onClick={() => onSave(merged)}>
          {m.saveMine}
        </Button>
        <Button type="button" kind="secondary" onClick={onKeep}>
          {m.keepTheirs}
        </Button>
      </ButtonGroup>
    </Page>
  )
}
