import { phoneNumber } from '../format/phone.ts'
import { useKitMessages } from './kit-messages.tsx'

export interface ContactCardShape {
  title: string
  address: readonly string[]
  phone: string | null
  email: string | null
  url: string | null
  /** Reached by a form of the self-service portal. */
  onlineForm?: boolean | null
}

export interface OrganisationContacts {
  name: string
  dataProtectionOfficer: ContactCardShape
  help: ContactCardShape
}

/** On one line; the last part, the postcode, never breaks. */
export const addressLine = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === parts.length - 1 ? part.replaceAll(' ', '\u00a0') : part)).join(', ')

const telephone = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`

export function PhoneLink({ number }: { number: string }) {
  return (
    <a className="govuk-link" href={telephone(number)}>
      {phoneNumber(number)}
    </a>
  )
}

/** A way to reach somebody, with no way preferred over another. */
export function ContactCard({ card }: { card: ContactCardShape }) {
  const messages = useKitMessages()
  return (
    <>
      <p className="candour-contact__line candour-contact__title">{card.title}</p>
      {card.address.length > 0 ? <p className="candour-contact__line">{addressLine(card.address)}</p> : null}
      {card.phone ? (
        <p className="candour-contact__line">
          <PhoneLink number={card.phone} />
        </p>
      ) : null}
      {card.email ? (
        <p className="candour-contact__line">
          <a className="govuk-link" href={`mailto:${card.email}`}>
            {card.email}
          </a>
        </p>
      ) : null}
      {card.onlineForm ? (
        <p className="candour-contact__line">
          <a className="govuk-link" href="/my/ask">
            {messages.onlineForm}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** Who answers for the data, and where to get help, by phone where there is one: on every page. */
export function Footer({ organisation }: { organisation: OrganisationContacts | null }) {
  const messages = useKitMessages()
  const help = organisation?.help.phone ? messages.footerPhone : messages.footerHelp
  return (
    <footer className="candour-footer">
      <div className="govuk-width-container">
        {organisation ? (
          <div className="candour-footer__columns">
            <section aria-label={messages.footerPrivacy} className="candour-contact">
              <h2 className="govuk-heading-s">{messages.footerPrivacy}</h2>
              <p className="candour-contact__line">{organisation.name}</p>
              <ContactCard card={organisation.dataProtectionOfficer} />
            </section>
            <section aria-label={help} className="candour-contact">
              <h2 className="govuk-heading-s">{help}</h2>
              <ContactCard card={organisation.help} />
            </section>
          </div>
        ) : null}
      </div>
    </footer>
  )
}
