import {
  ButtonLink,
  FieldValue,
  Loaded,
  longDate,
  Page,
  PartFailure,
  problemOf,
  SummaryCard,
  SummaryList,
  SummaryRow,
  useFresh,
  ValueRow,
  type FieldReader,
} from '@candour/portal-kit'
import { useViewer } from '../frame/viewer-context.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { decidedByWords } from '../wording/retention.ts'
import { Erasing } from './erasing.tsx'
import { Holds } from './holds.tsx'
import { retentionQuery, scheduleQuery, type RetentionRecord } from './retention-queries.ts'

/** Until when the record is kept, what settled that, and what holds it. */
export function RetentionPage() {
  const { person, name } = useRecord()
  const { viewer } = useViewer()
  const answer = useFresh(retentionQuery, { id: person.id })
  const place =
    viewer.purpose === 'retention-review' ? (
      <ButtonLink kind="secondary" to={paths.placeHold(person.id)}>
        Place a hold
      </ButtonLink>
    ) : null
  return (
    <Page title="Retention" about={name} wide action={place}>
      <Loaded
        of={answer}
        part={(data) => data.serviceUser}
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        loading="Loading how long the record is kept"
      >
        {(record) => (
          <>
            <KeptUntil record={record} reader={answer.reader} retry={answer.refetch} />
            <Erasing record={record} reader={answer.reader} />
            <h2 className="govuk-heading-m">Holds</h2>
            <Holds record={record} reader={answer.reader} retry={answer.refetch} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface KeptUntilProps {
  record: RetentionRecord
  reader: FieldReader
  retry: () => void
}

function KeptUntil({ record, reader, retry }: KeptUntilProps) {
  const asked = useFresh(scheduleQuery, {})
  const schedule = asked.data?.retentionSchedule
  const retention = reader.read('ServiceUser', record, 'retention')
  if (retention.kind === 'failed') return <PartFailure problem={retention.problem} onRetry={retry} />
  if (retention.kind !== 'known')
    return (
      <div className="govuk-!-margin-bottom-6">
        <FieldValue reading={retention} />
      </div>
    )
  const { disposeFrom, decidedBy, explanation } = retention.value
  // The parts of it bear no id of their own: they are known by the person's.
  const kept = { id: record.id, ...retention.value }
  const why = { id: record.id, text: explanation?.text ?? null }
  const considered = explanation?.considered ?? []
  return (
    <>
      <SummaryList>
        <SummaryRow label="Can go from">
          {disposeFrom ? (
            longDate(disposeFrom)
          ) : decidedBy ? (
            'No date yet'
          ) : (
            <FieldValue reading={reader.read('Retention', kept, 'disposeFrom')} />
          )}
        </SummaryRow>
        <ValueRow
          label="Decided by"
          reading={reader.read('Retention', kept, 'decidedBy')}
          format={(code) => decidedByWords(code, schedule)}
        />
        <ValueRow label="Why" reading={reader.read('RetentionExplanation', why, 'text')} />
        {schedule ? <SummaryRow label="What people are told">“{schedule.statement}”</SummaryRow> : null}
      </SummaryList>
      {considered.length > 0 ? (
        <SummaryCard title="What was looked at">
          <SummaryList>
            {considered.map((one) => {
              const rule = one.rule ? decidedByWords(one.rule, schedule) : 'Rule not shown'
              return (
                <SummaryRow key={one.id} label={rule}>
                  {/* A rule that says all by its name is not said twice. */}
                  {one.because === rule && one.date ? null : (
                    <FieldValue reading={reader.read('RetentionConsidered', one, 'because')} />
                  )}
                  {one.date ? <span className="candour-under">From {longDate(one.date)}</span> : null}
                </SummaryRow>
              )
            })}
          </SummaryList>
        </SummaryCard>
      ) : null}
      {asked.error ? <PartFailure problem={problemOf(asked.error)} onRetry={asked.refetch} /> : null}
    </>
  )
}
