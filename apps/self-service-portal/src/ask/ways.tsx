import { addressLine, ContactCard, graphql, PartFailure, PhoneLink, problemOf, useFresh } from '@candour/portal-kit'
import { askMessages } from './ask-messages.ts'

const m = askMessages

const waysQuery = graphql(`
  query WaysToTell {
    organisation {
      id
      name
      dataProtectionOfficer {
        title
        address
        phone
        email
        url
      }
      help {
        title
        address
        phone
        email
        url
      }
      regulators {
        title
        address
        phone
        email
        url
      }
    }
  }
`)

/** An address says whom it is for; most of those on record do already. */
const addressed = (name: string, address: readonly string[]) => (address.includes(name) ? address : [name, ...address])

/** Phone, post and in person, none before another; and whom to turn to outside. */
export function Ways() {
  const answer = useFresh(waysQuery, {})
  const organisation = answer.data?.organisation
  const places = organisation?.regulators
  const post = organisation?.dataProtectionOfficer
  return (
    <>
      <h2 className="govuk-heading-m">{m.waysTitle}</h2>
      <p className="govuk-body">{m.ways}</p>
      <div className="candour-ways">
        {organisation?.help.phone ? (
          <section aria-labelledby="way-phone">
            <h3 className="govuk-heading-s" id="way-phone">
              {m.phone}
            </h3>
            <p className="govuk-body">
              <PhoneLink number={organisation.help.phone} />
            </p>
          </section>
        ) : null}
        {organisation && post && post.address.length > 0 ? (
          <section aria-labelledby="way-post">
            <h3 className="govuk-heading-s" id="way-post">
              {m.post}
            </h3>
            <p className="govuk-body">{addressLine(addressed(organisation.name, post.address))}</p>
          </section>
        ) : null}
        <section aria-labelledby="way-person">
          <h3 className="govuk-heading-s" id="way-person">
            {m.person}
          </h3>
          <p className="govuk-body">{m.personText}</p>
        </section>
      </div>
      {places && places.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">{m.turnTitle}</h2>
          <p className="govuk-body">{m.turn}</p>
          <div className="candour-ways">
            {places.map(({ title, address, phone, email, url }) => (
              <div className="govuk-body" key={title}>
                <ContactCard card={{ title, address, phone, email, url: null }} />
                {url ? (
                  <p className="candour-contact__line">
                    <a className="govuk-link" href={url} rel="noreferrer">
                      {url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')}
                    </a>
                  </p>
                ) : null}
              </div>
            ))}
          </div>
        </>
      ) : null}
      {answer.error && !organisation ? <PartFailure problem={problemOf(answer.error)} onRetry={answer.refetch} /> : null}
    </>
  )
}
