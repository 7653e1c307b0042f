import { ClockLine, Empty, FieldValue, fill, LoadedList, Tag, usePages } from '@candour/portal-kit'
import { Link } from 'react-router'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { askMessages } from './ask-messages.ts'
import { sentQuery } from './ask-queries.ts'
import { stateColours } from './state-colours.ts'

const m = askMessages

/** What the person sent, each with the date of the reply. */
export function SentList() {
  const pages = usePages(sentQuery, {}, (data) => data.myRecord?.complaints)
  return (
    <LoadedList
      section
      of={pages}
      part={(data) => data.myRecord}
      list="complaints"
      missing={<p className="govuk-body">{messages.frame.missing}</p>}
      empty={<Empty title={m.mineEmpty} />}
    >
      <ul className="candour-entry-list">
        {pages.nodes.map((sent) => {
          const clock = pages.reader.read('Complaint', sent, 'clock')
          const item = `${m.named[sent.kind ?? 'COMPLAINT']} ${sent.reference ?? ''}`.trim()
          return (
            <li key={sent.id}>
              <div className="candour-row-head">
                <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{item}</h3>
                {sent.state ? <Tag colour={stateColours[sent.state]}>{m.states[sent.state]}</Tag> : null}
              </div>
              <p className="govuk-body govuk-!-margin-bottom-1">
                {clock.kind === 'absent' ? (
                  m.noClock
                ) : (
                  <FieldValue reading={clock} format={(value) => <ClockLine clock={value} purpose={sent.deadlineFor} />} />
                )}
              </p>
              <p className="govuk-body">
                <Link className="govuk-link" to={paths.asked(sent.id)}>
                  {m.open}
                  <span className="govuk-visually-hidden"> {fill(m.openAbout, { item })}</span>
                </Link>
              </p>
            </li>
          )
        })}
      </ul>
    </LoadedList>
  )
}
