import {
  Button,
  dateAndTime,
  Failure,
  FieldValue,
  fileSize,
  fill,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFiles,
  type FieldReader,
  type Problem,
} from '@candour/portal-kit'
import { useState } from 'react'
import { documentMessages as m } from './document-messages.ts'

/** What the pages ask of a document. */
export interface ShownDocument {
  readonly id: string
  readonly name: string | null
  readonly mediaType: string | null
  readonly size: number | null
  readonly attachedAt: string | null
  readonly attachedBy: string | null
}

const purpose = () => 'own-record'

/** A card for each document, with a button that saves it on the device. */
export function DocumentCards({ documents, reader }: { documents: readonly ShownDocument[]; reader: FieldReader }) {
  const files = useFiles(purpose)
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <>
      {problem ? <Failure problem={problem} /> : null}
      {documents.map((document) => {
        const name = document.name ?? m.unnamed
        const kind = m.kinds[document.mediaType ?? ''] ?? m.otherKind
        const date = document.attachedAt ? dateAndTime(document.attachedAt) : ''
        return (
          <SummaryCard key={document.id} title={<FieldValue reading={reader.read('Document', document, 'name')} />}>
            <SummaryList>
              <SummaryRow label={m.kind}>
                {document.size === null ? kind : fill(m.size, { kind, size: fileSize(document.size) })}
              </SummaryRow>
              <SummaryRow label={m.added}>
                {document.attachedBy ? fill(m.addedBy, { date, name: document.attachedBy }) : date}
              </SummaryRow>
            </SummaryList>
            <Button
              type="button"
              kind="secondary"
              about={name}
              onClick={() => void files.save(document.id, name).then(setProblem)}
            >
              {m.save}
            </Button>
          </SummaryCard>
        )
      })}
    </>
  )
}
