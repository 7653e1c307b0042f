import {
  FieldValue,
  graphql,
  Loaded,
  longDate,
  PartFailure,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFresh,
  ValueRow,
} from '@candour/portal-kit'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'

const m = pageMessages.information

const keptQuery = graphql(`
  query MyRetention {
    myRecord {
      id
      retention {
        disposeFrom
        decidedBy
        explanation {
          text
        }
      }
    }
  }
`)

/** Until when the record is kept, and why. Asked for by itself, so that everything else shows when this cannot. */
export function KeptCard() {
  const answer = useFresh(keptQuery, {})
  const { reader } = answer
  return (
    <SummaryCard title={m.kept}>
      <Loaded section of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const retention = reader.read('ServiceUser', record, 'retention')
          if (retention.kind === 'failed') return <PartFailure problem={retention.problem} onRetry={answer.refetch} />
          if (retention.kind !== 'known') return <FieldValue reading={retention} />
          const { disposeFrom, decidedBy, explanation } = retention.value
          // The parts of it bear no id of their own: they are known by the person's.
          const date = reader.read('Retention', { id: record.id, disposeFrom }, 'disposeFrom')
          const why = reader.read('RetentionExplanation', { id: record.id, text: explanation?.text ?? null }, 'text')
          return (
            <>
              <SummaryList>
                <SummaryRow label={m.keptUntil}>
                  {date.kind === 'absent' && decidedBy ? m.keptNoDate : <FieldValue reading={date} format={longDate} />}
                </SummaryRow>
                <ValueRow label={m.keptWhy} reading={why} />
              </SummaryList>
              {disposeFrom ? <p className="govuk-body-s candour-quiet">{m.keptHelp}</p> : null}
            </>
          )
        }}
      </Loaded>
    </SummaryCard>
  )
}
