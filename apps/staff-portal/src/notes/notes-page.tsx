import {
  ButtonLink,
  dateAndTime,
  Empty,
  FieldValue,
  graphql,
  LoadedList,
  Page,
  Tag,
  Timeline,
  TimelineItem,
  usePages,
} from '@candour/portal-kit'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { categoryName } from '../wording/person.ts'

const notesQuery = graphql(`
  query Notes($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      notes(first: 25, after: $after) {
        nodes {
          id
          text
          kind
          occurredAt
          enteredAt
          late
          lateReason
          author
          categories
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const kinds = { VISIT: 'Visit', CALL: 'Call', OTHER: 'Note' } as const

/** What happened, newest first. A note that holds more than the viewer may see keeps its place. */
export function NotesPage() {
  const { person, name } = useRecord()
  const pages = usePages(notesQuery, { id: person.id }, (data) => data.serviceUser?.notes)
  const add = person.viewerCan.addNote ? <ButtonLink to={paths.addNote(person.id)}>Add a note</ButtonLink> : null
  return (
    <Page title="Notes" about={name} wide action={add}>
      <LoadedList
        of={pages}
        part={(data) => data.serviceUser}
        list="notes"
        missing={<p className="govuk-body">This record is no longer open to you.</p>}
        empty={
          <Empty title="No notes yet">
            <p className="govuk-body">Notes of visits and calls appear here.</p>
          </Empty>
        }
      >
        <Timeline>
          {pages.nodes.map((note) => (
            <TimelineItem
              key={note.id}
              title={note.kind ? kinds[note.kind] : 'Note'}
              byline={note.author ? `by ${note.author}` : null}
              at={note.occurredAt ? { text: dateAndTime(note.occurredAt), iso: note.occurredAt } : null}
            >
              {note.late ? (
                <p className="govuk-body-s">
                  <Tag colour="yellow">Late entry</Tag>
                  {note.enteredAt ? ` Entered ${dateAndTime(note.enteredAt)}.` : ''}
                  {note.lateReason ? ` Reason: ${note.lateReason}` : ''}
                </p>
              ) : null}
              <div className="govuk-body candour-text">
                <FieldValue reading={pages.reader.read('Note', note, 'text')} />
              </div>
              {note.categories && note.categories.length > 0 ? (
                <p className="govuk-body-s candour-quiet">Contains: {note.categories.map(categoryName).join(', ')}</p>
              ) : null}
            </TimelineItem>
          ))}
        </Timeline>
      </LoadedList>
    </Page>
  )
}
