import { Radios, Textarea, type FormError } from '@candour/portal-kit'
import { isProofSeen, proofChoices, type ProofSeen } from './proofs-seen.ts'

export interface ProofDraft {
  proofSeen: string
  note: string
}

export const emptyProof: ProofDraft = { proofSeen: '', note: '' }

/** A complete proof, or what is missing. */
export function readProof({ proofSeen, note }: ProofDraft): {
  proof: { proofSeen: ProofSeen; note: string } | null
  errors: FormError[]
} {
  const errors: FormError[] = []
  if (!isProofSeen(proofSeen)) errors.push({ field: 'proofSeen', message: 'Select how you made sure of who they are' })
  if (!note.trim()) errors.push({ field: 'note', message: 'Enter what you saw or asked' })
  return { proof: isProofSeen(proofSeen) && note.trim() ? { proofSeen, note: note.trim() } : null, errors }
}

interface ProofFieldsProps {
  value: ProofDraft
  onChange: (value: ProofDraft) => void
}

/** What was seen before somebody is let back in. */
export function ProofFields({ value, onChange }: ProofFieldsProps) {
  return (
    <>
      <Radios
        name="proofSeen"
        legend="How did you make sure of who they are?"
        legendSize="s"
        choices={proofChoices}
        value={value.proofSeen}
        onChange={(proofSeen) => onChange({ ...value, proofSeen })}
      />
      <Textarea
        name="note"
        label="What did you see or ask?"
        rows={3}
        value={value.note}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  )
}
