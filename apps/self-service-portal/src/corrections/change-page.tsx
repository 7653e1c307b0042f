import { Empty, InsetText, Loaded, longDate, Page, SummaryList, SummaryRow, useFresh, ValueRow } from '@candour/portal-kit'
import { useParams } from 'react-router'
import { shownValue } from '../information/record-values.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'
import { changesQuery } from './changes-query.ts'
import { StateTag } from './state-tag.tsx'

const m = pageMessages.changes

/** One request: what was held, what was asked for, what was decided and why. */
export function ChangePage() {
  const { id = '' } = useParams()
  const answer = useFresh(changesQuery, { after: null })
  const correction = answer.data?.myRecord?.corrections?.nodes?.find((one) => one?.id === id)
  return (
    <Page
      title={correction?.field ? pageMessages.fields[correction.field] : m.title}
      caption={correction ? m.title : undefined}
      back={paths.changes()}
    >
      <Loaded of={answer} part={() => correction} missing={<Empty title={m.missing} />}>
        {(one) => (
          <>
            <SummaryList>
              <SummaryRow label={m.status}>
                <StateTag state={one.state} />
              </SummaryRow>
              <ValueRow
                label={m.was}
                reading={answer.reader.read('Correction', one, 'previous')}
                format={(text) => <span className="candour-text">{shownValue(one.field, text)}</span>}
              />
              <ValueRow
                label={m.asked}
                reading={answer.reader.read('Correction', one, 'proposed')}
                format={(text) => <span className="candour-text">{shownValue(one.field, text)}</span>}
              />
              {one.requestedAt ? <SummaryRow label={m.askedOn}>{longDate(one.requestedAt)}</SummaryRow> : null}
              {one.decidedAt ? <SummaryRow label={m.decidedOn}>{longDate(one.decidedAt)}</SummaryRow> : null}
              {one.decisionReason ? <SummaryRow label={m.why}>{one.decisionReason}</SummaryRow> : null}
            </SummaryList>
            {one.state === 'REFUSED' ? <InsetText>{m.refused}</InsetText> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}
