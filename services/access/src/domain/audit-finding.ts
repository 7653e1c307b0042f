/** What was done to the log, as far as it shows. */
export type AuditFault =
  /** An entry is not what its leaf says. */
  | 'CHANGED'
  /** An entry of the tree is not there any more. */
  | 'DELETED'
  /** An entry that is in no leaf and does not wait for one. */
  | 'NOT_IN_TREE'
  /** Leaves were changed, moved, taken out or put in between two checkpoints. */
  | 'REARRANGED'
  /** The log is shorter than a checkpoint says. */
  | 'TRUNCATED'
  /** The log is another one than that of which a witness keeps a checkpoint. */
  | 'FORKED'
  /** A checkpoint that this installation did not sign. */
  | 'FORGED_CHECKPOINT'
  /** Leaves after the last checkpoint: the sequencer writes none without. */
  | 'UNSIGNED'
  /** Names are gone from more entries than erasures took them out of. */
  | 'NAME_MISSING'

export interface AuditFinding {
  readonly fault: AuditFault
  /** Which entry, or which checkpoint. */
  readonly where: string
}

export interface AuditVerdict {
  /** Leaves of the tree that was looked at. */
  readonly size: number
  /** Its root. */
  readonly root: Buffer
  /** Entries that were written a moment ago and are not in the tree yet. */
  readonly waiting: number
  readonly findings: readonly AuditFinding[]
}

const sentences: Readonly<Record<AuditFault, (where: string) => string>> = {
  CHANGED: (where) => `Entry ${where} was changed after it was written.`,
  DELETED: (where) => `Entry ${where} was deleted.`,
  NOT_IN_TREE: (where) => `Entry ${where} was put into the log past the sequencer, or taken out of the tree.`,
  REARRANGED: (where) => `Leaves ${where} were changed, moved, taken out or put in.`,
  TRUNCATED: (where) => `The log was cut short: ${where}.`,
  FORKED: (where) => `This is not the log that a witness saw: ${where}.`,
  FORGED_CHECKPOINT: (where) => `The checkpoint ${where} was not signed by this installation.`,
  UNSIGNED: (where) => `Leaves ${where} are under no checkpoint.`,
  NAME_MISSING: (where) => `Names were taken out of entries without an erasure: ${where}.`,
}

/** One plain sentence. */
export const findingSentence = ({ fault, where }: AuditFinding): string => sentences[fault](where)
