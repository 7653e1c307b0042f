import {
  ButtonLink,
  dateAndTime,
  Empty,
  LoadedList,
  Page,
  SummaryCard,
  SummaryList,
  SummaryRow,
  Tag,
  usePages,
  ValueRow,
} from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { correctableFields, correctionTags, correctionText } from '../wording/corrections.ts'
import { correctionsQuery } from './corrections-query.ts'

/** What the person says is wrong, and what was decided. */
export function CorrectionsPage() {
  const { person, name } = useRecord()
  const pages = usePages(correctionsQuery, { id: person.id }, (data) => data.serviceUser?.corrections)
  const ask = person.viewerCan.requestCorrection ? (
    <ButtonLink kind="secondary" to={paths.askCorrection(person.id)}>
      Log a correction
    </ButtonLink>
  ) : null
  return (
    <Page title="Corrections" about={name} wide action={ask}>
      <LoadedList
        of={pages}
        part={(data) => data.serviceUser}
        list="corrections"
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        empty={
          <Empty title="No corrections asked for">
            <p className="govuk-body">When the person says something is wrong, it appears here.</p>
          </Empty>
        }
      >
        {pages.nodes.map((correction) => {
          const field = correction.field ? correctableFields[correction.field] : 'Correction'
          const tag = correction.state ? correctionTags[correction.state] : undefined
          return (
            <SummaryCard
              key={correction.id}
              title={field}
              action={
                correction.viewerCanDecide ? (
                  <Link className="govuk-link" to={paths.decideCorrection(person.id, correction.id)}>
                    Decide<span className="govuk-visually-hidden"> about {field.toLowerCase()}</span>
                  </Link>
                ) : null
              }
            >
              <SummaryList>
                {tag ? (
                  <SummaryRow label="Status">
                    <Tag colour={tag.colour}>{tag.text}</Tag>
                  </SummaryRow>
                ) : null}
                <ValueRow
                  label="Recorded then"
                  reading={pages.reader.read('Correction', correction, 'previous')}
                  format={(value) => <span className="candour-text">{correctionText(correction.field, value)}</span>}
                />
                <ValueRow
                  label="Should be"
                  reading={pages.reader.read('Correction', correction, 'proposed')}
                  format={(value) => <span className="candour-text">{correctionText(correction.field, value)}</span>}
                />
                {correction.reason ? <SummaryRow label="Why">{correction.reason}</SummaryRow> : null}
                {correction.requestedAt ? (
                  <SummaryRow label="Asked">
                    {dateAndTime(correction.requestedAt)}
                    {correction.requestedBy ? ` by ${correction.requestedBy}` : ''}
                  </SummaryRow>
                ) : null}
                {correction.decidedAt ? (
                  <SummaryRow label="Decided">
                    {dateAndTime(correction.decidedAt)}
                    {correction.decidedBy ? ` by ${correction.decidedBy}` : ''}
                  </SummaryRow>
                ) : null}
                {correction.decisionReason ? <SummaryRow label="Reason given">{correction.decisionReason}</SummaryRow> : null}
              </SummaryList>
            </SummaryCard>
          )
        })}
      </LoadedList>
    </Page>
  )
}
