import {
  dateAndTime,
  Empty,
  FieldValue,
  fill,
  graphql,
  LoadedList,
  Page,
  Tag,
  Timeline,
  TimelineItem,
  usePages,
} from '@candour/portal-kit'
import { messages } from '../messages.ts'
import { pageMessages } from '../page-messages.ts'
import { paths } from '../paths.ts'

const m = pageMessages.information

const notesQuery = graphql(`
  query MyNotes($after: String) {
    myRecord {
      id
      notes(first: 25, after: $after) {
        nodes {
          id
          text
          kind
          occurredAt
          late
          author
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** What staff wrote, as they wrote it. */
export function NotesPage() {
  const pages = usePages(notesQuery, {}, (data) => data.myRecord?.notes)
  return (
    <Page title={m.notes} back={paths.information()}>
      <LoadedList
        of={pages}
        part={(data) => data.myRecord}
        list="notes"
        missing={<p className="govuk-body">{messages.frame.missing}</p>}
        empty={
          <Empty title={m.notesEmpty}>
            <p className="govuk-body">{m.notesEmptyHelp}</p>
          </Empty>
        }
      >
        <Timeline>
          {pages.nodes.map((note) => (
            <TimelineItem
              key={note.id}
              title={m.noteKinds[note.kind ?? 'OTHER']}
              byline={note.author ? fill(m.noteBy, { name: note.author }) : null}
              at={note.occurredAt ? { text: dateAndTime(note.occurredAt), iso: note.occurredAt } : null}
            >
              {note.late ? (
                <p className="govuk-body-s">
                  <Tag colour="yellow">{m.noteLate}</Tag>
                </p>
              ) : null}
              <div className="govuk-body candour-text">
                <FieldValue reading={pages.reader.read('Note', note, 'text')} />
              </div>
            </TimelineItem>
          ))}
        </Timeline>
      </LoadedList>
    </Page>
  )
}
