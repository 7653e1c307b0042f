import type { ReactNode } from 'react'
import type { FieldReading } from '../data/field-reader.ts'
import { HiddenValue } from './hidden.tsx'
import { useKitMessages } from './kit-messages.tsx'
import { SummaryRow } from './summary-list.tsx'

/** Shows a field as what it is: known, not recorded, hidden, or not loaded. The four never look alike. */
export function FieldValue<T>({ reading, format }: { reading: FieldReading<T>; format?: ((value: T) => ReactNode) | undefined }) {
  const messages = useKitMessages()
  switch (reading.kind) {
    case 'known':
      return <>{format ? format(reading.value) : String(reading.value)}</>
    case 'hidden':
      return <HiddenValue mark={reading.mark} />
    case 'failed':
      return <span className="candour-value-failed">{messages.valueFailed}</span>
    case 'absent':
      return <span className="candour-absent">{messages.notRecorded}</span>
  }
}

interface ValueRowProps<T> {
  label: ReactNode
  reading: FieldReading<T>
  format?: (value: T) => ReactNode
  action?: ReactNode
}

export function ValueRow<T>({ label, reading, format, action }: ValueRowProps<T>) {
  return (
    <SummaryRow label={label} action={action}>
      <FieldValue reading={reading} format={format} />
    </SummaryRow>
  )
}
