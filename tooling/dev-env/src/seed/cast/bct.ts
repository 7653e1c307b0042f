import { reviewingCouncilSecret } from '../../demonstration-credentials.ts'
import type { Cast } from './cast.ts'
import { bctPeople } from './bct-people.ts'

/** Birmingham Children's Trust: what children in care, those who left it and their families bring to customer relations. */
export const bctCast: Cast = {
  organisation: 'bct',
  staff: [
    {
      key: 'support-worker',
      name: 'Imani Clarke',
      shows: 'Imani Clarke, who answers children in care, and knows why Kyle is angry',
    },
    {
      key: 'support-worker.2',
      name: 'Gareth Pugh',
      shows: 'Gareth Pugh, whose niece is known here: he can never see her record',
    },
    { key: 'team-manager', name: 'Ruth Adeyemi', shows: 'Ruth Adeyemi, who looks into complaints that are given to her' },
    { key: 'safeguarding-lead', name: 'Neil Farrow', shows: 'Neil Farrow, who leads on concerns about harm' },
    { key: 'complaints-officer', name: 'Sunita Rao', shows: 'Sunita Rao, who takes in complaints and keeps their clocks' },
    { key: 'dpo', name: 'Helen Brandt', shows: 'Helen Brandt, the data protection officer' },
    { key: 'records-officer', name: 'Owen Tate', shows: 'Owen Tate, who keeps records for 75 years, and for 15 and 25' },
    { key: 'finance-officer', name: 'Marta Kowal', shows: 'Marta Kowal, who sees who is served and what is paid' },
    { key: 'trainer', name: 'Delroy Grant', shows: 'Delroy Grant, who trains staff and sees no record' },
    { key: 'statistics-analyst', name: 'Yusuf Demir', shows: 'Yusuf Demir, who counts and sees no record' },
    { key: 'administrator', name: 'Paula Quigley', shows: 'Paula Quigley, who manages accounts and sees no record' },
  ],
  inspectors: [
    {
      key: 'inspector',
      name: 'Frank Osgood',
      shows: 'Frank Osgood, a regulator’s inspector, for the days of his visit',
      daysLeft: 60,
    },
  ],
  teams: [
    { name: 'Children in care', manager: 'team-manager', members: ['support-worker'] },
    { name: 'Families', manager: 'team-manager', members: ['support-worker.2'] },
  ],
  systems: [
    {
      key: 'city-council',
      name: 'Reviewing council',
      shows: 'a council’s system, to which one young person was passed on: name and how to reach them',
      secret: reviewingCouncilSecret,
      purpose: 'care',
      scopes: ['identity', 'contact'],
    },
  ],
  people: bctPeople,
}
