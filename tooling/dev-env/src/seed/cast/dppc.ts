import type { Cast } from './cast.ts'

/** The support provider: people it supports at home, and the family of one of them. */
export const dppcCast: Cast = {
  organisation: 'dppc',
  staff: [
    { key: 'support-worker', name: 'Joan Pickering', shows: 'Joan Pickering, who supports people at home' },
    { key: 'team-manager', name: 'Samir Haddad', shows: 'Samir Haddad, who takes referrals and gives them to his team' },
    { key: 'dpo', name: 'Lois Everett', shows: 'Lois Everett, the compliance officer' },
    { key: 'administrator', name: 'Ned Ashby', shows: 'Ned Ashby, who manages accounts and sees no record' },
  ],
  inspectors: [],
  teams: [{ name: 'Support at home', manager: 'team-manager', members: ['support-worker'] }],
  systems: [],
  people: [
    {
      key: 'service-user.1',
      shows: 'Arthur Penrose, referred by his doctor, who has not been asked about other providers yet',
      worker: 'support-worker',
      signsIn: true,
      refused: ['tell-my-story'],
      source: 'REFERRER',
      givenName: 'Arthur',
      familyName: 'Penrose',
      born: '1949-02-27',
      nhsNumber: '9990000115',
      service: 'support-at-home',
      recordKinds: ['support-record'],
      contact: {
        phone: '+442079460101',
        address: { lines: ['18 Rope Street', 'Millhaven'], postcode: 'ZZ99 3WZ' },
        preferredChannel: 'PHONE',
      },
      physicalHealth: 'Weak left hand since a stroke two years ago.',
      mentalHealth: 'Low since his wife died in the spring.',
      notes: [
        {
          by: 'support-worker',
          daysAgo: 18,
          kind: 'VISIT',
          text: 'First visit after the referral. Arthur wants to go back to his choir and needs a lift on Thursdays.',
        },
      ],
    },
    {
      key: 'service-user.2',
      shows: 'Moira Jessop, who cares for her brother and is supported as family',
      worker: 'support-worker',
      signsIn: true,
      agreedTo: ['share-other-provider'],
      source: 'PERSON',
      givenName: 'Moira',
      familyName: 'Jessop',
      born: '1962-07-08',
      service: 'family-support',
      recordKinds: ['support-record'],
      contact: { email: 'moira.jessop@example.com', preferredChannel: 'EMAIL' },
      notes: [{ by: 'support-worker', daysAgo: 5, kind: 'CALL', text: 'Moira has found a sitter for Fridays.' }],
    },
  ],
}
