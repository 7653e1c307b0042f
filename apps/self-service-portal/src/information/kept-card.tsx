import {
  FieldValue,
  fill,
  graphql,
  Loaded,
  longDate,
  PartFailure,
  type ResultOf,
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
          considered {
            id
            rule
            because
            facts
          }
        }
      }
    }
  }
`)

type Considered = NonNullable<
  NonNullable<NonNullable<NonNullable<ResultOf<typeof keptQuery>['myRecord']>['retention']>['explanation']>['considered']
>

/** What decides it, in plainer words than those for staff, who look for a rule by its code; null where the rule itself is not told. */
function whyInWords(decidedBy: string | null, considered: Considered | null | undefined): string | null {
  const plain = Object.entries(m.keptReasons).find(([reason]) => reason === decidedBy)?.[1]
  const { because, facts } = considered?.find(({ rule }) => rule === decidedBy) ?? {}
  if (plain !== undefined || !because) return plain ?? null
  const from = facts?.length ? ` ${fill(m.keptFrom, { facts: facts.join(', ') })}` : ''
  return `${fill(m.keptRule, { rule: because })}${from}`
}

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
                <ValueRow
                  label={m.keptWhy}
                  reading={why}
                  format={(text) => whyInWords(decidedBy, explanation?.considered) ?? text}
                />
              </SummaryList>
              {disposeFrom ? <p className="govuk-body-s candour-quiet">{m.keptHelp}</p> : null}
            </>
          )
        }}
      </Loaded>
    </SummaryCard>
  )
}
