import type { DataCategory } from '@candour/need-to-know'
import type { PersonToSeed } from '@candour/service-users'

/** An invented person of the demonstration and how they stand to the staff. */
export interface SeededPerson {
  readonly username: string
  readonly worker: 'alex' | 'priya'
  readonly signsIn: boolean
  /** Members of staff who must never see this record. */
  readonly excluded?: { readonly staff: 'alex' | 'priya'; readonly reason: string }
  readonly referredToPartner: boolean
  readonly agreedTo: readonly string[]
  readonly refused: readonly string[]
  readonly person: Omit<PersonToSeed, 'registeredBy'>
}

const day = 24 * 60 * 60 * 1000

/** Six people with the situations that the product must get right. Numbers come from ranges that are never issued. */
export function dmwsPeople(
  now: Date,
  staff: Readonly<Record<'alex' | 'priya', { id: string; name: string }>>,
): readonly SeededPerson[] {
  const daysAgo = (days: number) => new Date(now.getTime() - days * day)
  const note = (author: 'alex' | 'priya', days: number, kind: 'VISIT' | 'CALL', text: string, ...more: DataCategory[]) => ({
    text,
    kind,
    categories: ['support.notes', ...more] as DataCategory[],
    occurredAt: daysAgo(days),
    author: staff[author],
  })
  const storageConsent = (days: number) => ({
    item: 'store-and-use',
    wordingVersion: 1,
    method: 'IN_PERSON' as const,
    visitedOn: daysAgo(days).toISOString().slice(0, 10),
  })
  const contactChoices = ['contact-phone', 'contact-email']
  return [
    {
      username: 'dmws.service-user.1',
      worker: 'alex',
      signsIn: true,
      referredToPartner: true,
      agreedTo: ['health-information', 'share-partner-agency', 'case-study-reports', ...contactChoices],
      refused: ['case-study-social-media', 'marketing'],
      person: {
        source: 'PERSON',
        registration: {
          givenName: 'Samuel',
          familyName: 'Okafor',
          preferredName: 'Sam',
          birthDate: '1984-05-17',
          nhsNumber: '9990000018',
          service: 'hospital-visits',
          contact: {
            email: 'sam.okafor@example.com',
            phone: '+447700900101',
            address: { lines: ['14 Larch Rise', 'Westbury'], postcode: 'ZZ99 3WZ' },
            preferredChannel: 'PHONE',
            safeContact: 'Call after 10 in the morning. Leave no message with anyone else.',
          },
          noContactReason: null,
          storageConsent: storageConsent(40),
        },
        physicalHealth: 'Recovering from a knee operation. Walks with a stick and tires on stairs.',
        mentalHealth: 'Sleeps badly since leaving hospital. Sees a counsellor on Tuesdays.',
        ethnicity: 'Black British, Nigerian family',
        religion: 'Catholic',
        notes: [
          note(
            'alex',
            38,
            'VISIT',
            'First visit on the ward. Sam went through the form and asked about help with travel to appointments.',
          ),
          note(
            'alex',
            20,
            'CALL',
            'Sam is home. The stairs are hard work; asked the therapist about a second rail.',
            'special.health.physical',
          ),
          note('alex', 6, 'VISIT', 'Sam says the nights are easier since the counselling began.', 'special.health.mental'),
        ],
      },
    },
    {
      username: 'dmws.service-user.2',
      worker: 'alex',
      signsIn: true,
      referredToPartner: true,
      agreedTo: ['health-information', 'contact-post'],
      refused: ['share-partner-agency', 'marketing', 'contact-email'],
      person: {
        source: 'REFERRER',
        registration: {
          givenName: 'Dawn',
          familyName: 'Whitaker',
          preferredName: null,
          birthDate: '1967-11-02',
          nhsNumber: '9990000026',
          service: 'hospital-visits',
          contact: {
            phone: '+441632960102',
            address: { lines: ['Flat 3', '28 Mill Street', 'Eastbrook'], postcode: 'ZZ99 3WZ' },
            preferredChannel: 'POST',
          },
          noContactReason: null,
          storageConsent: storageConsent(90),
        },
        physicalHealth: 'Type 2 diabetes, well controlled.',
        religion: 'Methodist',
        notes: [note('alex', 12, 'VISIT', 'Went through the benefits letter together. Dawn will ring the office herself.')],
      },
    },
    {
      username: 'dmws.service-user.3',
      worker: 'priya',
      signsIn: true,
      excluded: { staff: 'alex', reason: 'Alex Reed is a cousin.' },
      referredToPartner: false,
      agreedTo: ['health-information', ...contactChoices],
      refused: ['share-partner-agency'],
      person: {
        source: 'PERSON',
        registration: {
          givenName: 'Liam',
          familyName: 'Reed',
          preferredName: null,
          birthDate: '1991-02-28',
          nhsNumber: null,
          service: 'support-calls',
          contact: { email: 'liam.reed@example.org', phone: '+447700900103', preferredChannel: 'EMAIL' },
          noContactReason: null,
          storageConsent: storageConsent(25),
        },
        mentalHealth: 'Anxious in crowds. Prefers calls to visits.',
        notes: [note('priya', 9, 'CALL', 'Talked about going back to work part time.')],
      },
    },
    {
      username: 'dmws.service-user.4',
      worker: 'priya',
      signsIn: true,
      referredToPartner: false,
      agreedTo: ['health-information', 'contact-sms'],
      refused: [],
      person: {
        source: 'PUBLIC_BODY',
        registration: {
          givenName: 'Nadia',
          familyName: 'Hussain',
          preferredName: null,
          birthDate: '1979-08-09',
          nhsNumber: '9990000034',
          service: 'hospital-visits',
          contact: { phone: '+447700900104', preferredChannel: 'SMS', safeContact: 'Text only. Never ring after six.' },
          noContactReason: null,
          storageConsent: storageConsent(14),
        },
        physicalHealth: 'Asthma.',
        ethnicity: 'British Pakistani',
        religion: 'Muslim',
        notes: [note('priya', 3, 'VISIT', 'The housing office has not answered. Wrote again together.')],
      },
    },
    {
      username: 'dmws.service-user.5',
      worker: 'alex',
      signsIn: true,
      referredToPartner: false,
      agreedTo: ['contact-post'],
      refused: ['health-information'],
      person: {
        source: 'PERSON',
        status: 'CLOSED',
        closedAt: daysAgo(30),
        registration: {
          givenName: 'Thomas',
          familyName: 'Barker',
          preferredName: 'Tom',
          birthDate: '1958-12-24',
          nhsNumber: null,
          service: 'home-visits',
          contact: { address: { lines: ['7 Quay Cottages', 'Northhaven'], postcode: 'ZZ99 3WZ' }, preferredChannel: 'POST' },
          noContactReason: null,
          storageConsent: storageConsent(400),
        },
        notes: [note('alex', 31, 'CALL', 'Tom has what he needs and asked us to close his case.')],
      },
    },
    {
      username: 'dmws.service-user.6',
      worker: 'priya',
      signsIn: false,
      referredToPartner: false,
      agreedTo: ['health-information'],
      refused: [],
      person: {
        source: 'FAMILY',
        status: 'DECEASED',
        diedOn: daysAgo(10).toISOString().slice(0, 10),
        closedAt: daysAgo(9),
        registration: {
          givenName: 'Rosa',
          familyName: 'Lind',
          preferredName: null,
          birthDate: '1941-03-30',
          nhsNumber: null,
          service: 'hospital-visits',
          contact: {},
          noContactReason: 'Rosa had no phone and no family that she wished us to reach.',
          storageConsent: storageConsent(200),
        },
        physicalHealth: 'Heart failure.',
        notes: [note('priya', 11, 'VISIT', 'Sat with Rosa on the ward. She asked that her books go to the library.')],
      },
    },
  ]
}
