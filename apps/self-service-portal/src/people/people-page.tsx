import {
  Button,
  ButtonGroup,
  ButtonLink,
  Empty,
  Failure,
  FieldValue,
  fill,
  Loaded,
  longDate,
  Page,
  PartFailure,
  Tag,
  useChange,
  useFresh,
} from '@candour/portal-kit'
import { messages } from '../messages.ts'
import { paths } from '../paths.ts'
import { peopleMessages as m } from './people-messages.ts'
import { confirmMutation, peopleQuery, type ActsForMe } from './people-query.ts'

/** Who acts for the person: what each may see, and the ways to hide, stop, or let go on. */
export function PeoplePage() {
  const answer = useFresh(peopleQuery, {})
  return (
    <Page title={m.title}>
      <Loaded of={answer} part={(data) => data.myRecord} missing={<p className="govuk-body">{messages.frame.missing}</p>}>
        {(record) => {
          const people = answer.reader.read('ServiceUser', record, 'representatives')
          if (people.kind === 'hidden') return <FieldValue reading={people} />
          if (people.kind === 'failed') return <PartFailure problem={people.problem} onRetry={answer.refetch} />
          if (people.kind === 'absent' || people.value.length === 0)
            return (
              <Empty title={m.emptyTitle}>
                <p className="govuk-body">{m.empty}</p>
              </Empty>
            )
          const present = people.value.filter(({ state }) => state === 'IN_FORCE' || state === 'SUSPENDED')
          const past = people.value.filter((each) => !present.includes(each))
          return (
            <>
              <p className="govuk-body">{m.intro}</p>
              {[
                [m.now, present],
                [m.before, past],
              ].map(([title, those]) =>
                (those as ActsForMe[]).length === 0 ? null : (
                  <section key={title as string}>
                    <h2 className="govuk-heading-m">{title as string}</h2>
                    <ul className="candour-entry-list">
                      {(those as ActsForMe[]).map((each) => (
                        <PersonRow key={each.id} person={each} onChanged={answer.refetch} />
                      ))}
                    </ul>
                  </section>
                ),
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function PersonRow({ person, onChanged }: { person: ActsForMe; onChanged: () => void }) {
  const change = useChange(confirmMutation)
  const { viewerCan, state, coverage } = person
  const name = fill(m.about, { name: person.name ?? '' })
  const confirm = async () => {
    if (await change.send({ input: { representationId: person.id } })) onChanged()
  }
  return (
    <li>
      <div className="candour-row-head">
        <h3 className="govuk-heading-s">
          {person.name}, {person.role}
        </h3>
        {state ? <Tag colour={state === 'IN_FORCE' ? 'green' : 'grey'}>{m.states[state]}</Tag> : null}
      </div>
      {change.problem ? <Failure problem={change.problem} /> : null}
      <p className="govuk-body">{person.explanation}</p>
      <dl className="candour-field-list govuk-body">
        <dt>{m.since}</dt>
        <dd>{person.from ? longDate(person.from) : ''}</dd>
        <dt>{m.until}</dt>
        <dd>{person.until ? longDate(person.until) : m.noEnd}</dd>
        <dt>{m.proof}</dt>
        <dd>{person.evidence}</dd>
        <dt>{m.sees}</dt>
        <dd>{labels(coverage, false)}</dd>
        <dt>{m.hidden}</dt>
        <dd>{labels(coverage, true)}</dd>
      </dl>
      {viewerCan.confirm ? (
        <>
          <p className="govuk-body">{m.goOnHelp}</p>
          <Button type="button" kind="secondary" busy={change.busy} onClick={() => void confirm()}>
            {m.goOn} <span className="govuk-visually-hidden">{name}</span>
          </Button>
        </>
      ) : null}
      <ButtonGroup>
        {viewerCan.hide ? (
          <ButtonLink kind="secondary" to={paths.whatTheySee(person.id)} about={name}>
            {m.choose}
          </ButtonLink>
        ) : null}
        {viewerCan.end ? (
          <ButtonLink kind="secondary" to={paths.stopPerson(person.id)} about={name}>
            {m.stop}
          </ButtonLink>
        ) : null}
      </ButtonGroup>
    </li>
  )
}

const labels = (coverage: ActsForMe['coverage'], hidden: boolean): string =>
  (coverage ?? [])
    .filter((each) => each.hidden === hidden)
    .map(({ label }) => label)
    .join(', ') || m.nothing
