import { Empty, FailureOf, fill, graphql, Loading, longDate, Page, SummaryList, SummaryRow, useFresh } from '@candour/portal-kit'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { peopleMessages } from './people-messages.ts'

const m = peopleMessages.acting

const actingQuery = graphql(`
  query PeopleIActFor {
    viewer {
      id
      actsFor {
        as
        since
        covers
        person {
          id
          givenName
          familyName
        }
      }
    }
  }
`)

/** For somebody who acts for others: whose record they may read, and what of it. What is hidden from them is not here. */
export function ActingPage() {
  const answer = useFresh(actingQuery, {})
  const people = answer.data?.viewer?.actsFor
  return (
    <Page title={m.title}>
      {people && people.length > 0 ? (
        <>
          <p className="govuk-body">{m.intro}</p>
          <FailureOf of={answer} partly />
          {people.map(({ person, as, since, covers }) => (
            <section key={person.id} aria-labelledby={`person-${person.id}`}>
              <h2 className="govuk-heading-m" id={`person-${person.id}`}>
                {[person.givenName, person.familyName].filter(Boolean).join(' ') || m.unnamed}
              </h2>
              <SummaryList>
                <SummaryRow label={m.as}>{as}</SummaryRow>
                <SummaryRow label={m.since}>{longDate(since)}</SummaryRow>
                <SummaryRow label={m.sees}>{covers.join(', ') || m.nothing}</SummaryRow>
              </SummaryList>
              <p className="govuk-body">
                <Link className="govuk-link" to={paths.actedFor(person.id)}>
                  {m.open}
                  <span className="govuk-visually-hidden">
                    {' '}
                    {fill(m.openAbout, { name: [person.givenName, person.familyName].filter(Boolean).join(' ') || m.unnamed })}
                  </span>
                </Link>
              </p>
            </section>
          ))}
        </>
      ) : answer.fetching ? (
        <Loading />
      ) : answer.error ? (
        <FailureOf of={answer} />
      ) : (
        <Empty title={m.emptyTitle}>
          <p className="govuk-body">{m.empty}</p>
        </Empty>
      )}
    </Page>
  )
}
