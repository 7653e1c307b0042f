import { Empty, LinkButton, Loading, Page, PartFailure, Tag } from '@candour/portal-kit'
import { useState } from 'react'
import { Link } from 'react-router'
import { statedPurpose } from '../frame/stated-purpose.ts'
import { useViewer } from '../frame/viewer-context.ts'
import { purposeName } from '../wording/purposes.ts'
import { useFurtherWork, useWork, type PartAnswer } from './use-work.ts'
import { partLists, partTitles, waitingIn, type Waiting } from './waiting.tsx'
import './work.scss'

/** More than that of one part is read on the list of that part, or when asked for. */
const shownFirst = 5

/** What waits for the viewer, whatever part of the product it comes from. A part that could not be loaded says so beside the others. */
export function WorkPage() {
  const { purposes } = useViewer().viewer
  const work = useWork(purposes)
  const parts = (work.parts ?? []).map((answer) => {
    const waiting = answer.data ? waitingIn[answer.part](answer.data, answer.reader) : null
    return { answer, waiting, problem: waiting === null ? answer.problem : null }
  })
  const some = parts.filter(({ waiting }) => waiting !== null && waiting.count > 0)
  const failed = parts.filter(({ problem }) => problem !== null)
  const several = new Set(some.map(({ answer }) => answer.purpose)).size > 1
  return (
    <Page title="My work" wide>
      {work.parts === undefined ? <Loading what="Looking for what waits for you" /> : null}
      {work.parts !== undefined && some.length === 0 && failed.length === 0 ? (
        <Empty title="Nothing is waiting for you">
          <p className="govuk-body">
            Complaints, requests, corrections, approvals and reviews appear here when they are yours to see to.
          </p>
        </Empty>
      ) : null}
      {some.length > 0 ? (
        <ul className="govuk-list candour-counts">
          {some.map(({ answer, waiting }) => (
            <li key={answer.part}>
              <PartLink answer={answer}>
                <span className="candour-counts__number">
                  {waiting?.count}
                  {waiting?.more ? '+' : ''}
                </span>{' '}
                {partTitles[answer.part]}
              </PartLink>
            </li>
          ))}
        </ul>
      ) : null}
      {several ? (
        <p className="govuk-body">Each part has a purpose of its own. When you follow a link, you look for that purpose.</p>
      ) : null}
      {parts.map(({ answer, waiting, problem }) =>
        problem !== null ? (
          <section className="candour-work-part" key={answer.part} aria-labelledby={answer.part}>
            <PartHeading answer={answer} />
            <PartFailure problem={problem} onRetry={work.refetch} />
          </section>
        ) : waiting !== null && waiting.count > 0 ? (
          <WaitingPart key={answer.part} answer={answer} waiting={waiting} />
        ) : null,
      )}
    </Page>
  )
}

function PartHeading({ answer: { part, purpose } }: { answer: PartAnswer }) {
  return (
    <h2 className="govuk-heading-m" id={part} tabIndex={-1}>
      {partTitles[part]}
      <span className="candour-under">For: {purposeName(purpose)}</span>
    </h2>
  )
}

/** Leads to the list of a part, or to where it is on this page. */
function PartLink({ answer: { part, purpose }, children }: { answer: PartAnswer; children: React.ReactNode }) {
  const list = partLists[part]
  return list === undefined ? (
    <button type="button" className="candour-link-button govuk-link" onClick={() => document.getElementById(part)?.focus()}>
      {children}
    </button>
  ) : (
    <Link className="govuk-link" to={list} onClick={() => statedPurpose.set(purpose)}>
      {children}
    </Link>
  )
}

function WaitingPart({ answer, waiting }: { answer: PartAnswer; waiting: Waiting }) {
  const [whole, setWhole] = useState(false)
  const { pages, busy, problem, goOn } = useFurtherWork(answer)
  const further = pages.flatMap(({ part, data, reader }) => (data && waitingIn[part](data, reader)) ?? [])
  const rows = whole ? [waiting, ...further].flatMap((page) => page.rows) : waiting.rows.slice(0, shownFirst)
  const { more, next } = further.at(-1) ?? waiting
  const hasList = partLists[answer.part] !== undefined
  const folded = !whole && waiting.rows.length > rows.length
  return (
    <section className="candour-work-part" aria-labelledby={answer.part}>
      <PartHeading answer={answer} />
      {waiting.picture}
      <ul className="govuk-list candour-work">
        {rows.map(({ id, what, to, about, yours }) => (
          <li key={id}>
            <span>
              {to === null ? (
                what
              ) : (
                <Link className="govuk-link" to={to} onClick={() => statedPurpose.set(answer.purpose)}>
                  {what}
                </Link>
              )}{' '}
              {yours ? <Tag>Yours</Tag> : null}
            </span>
            {about ? <span>{about}</span> : null}
          </li>
        ))}
      </ul>
      {problem ? <PartFailure problem={problem} partly onRetry={next ? () => goOn(next) : undefined} /> : null}
      {hasList && (waiting.count > rows.length || more) ? (
        <p className="govuk-body">
          <PartLink answer={answer}>
            See all {more ? '' : waiting.count} <span className="govuk-visually-hidden">{partTitles[answer.part]}</span>
          </PartLink>
        </p>
      ) : null}
      {!hasList && (folded || next) ? (
        <p className="govuk-body">
          <LinkButton onClick={() => (folded || !next ? setWhole(true) : goOn(next))}>
            {folded ? `Show ${more ? 'the first' : 'all'} ${waiting.count}` : busy ? 'Loading more' : 'Show more'}
            <span className="govuk-visually-hidden"> {partTitles[answer.part]}</span>
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}
