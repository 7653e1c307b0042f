import type { Persona } from '@candour/gateway'

/** The password of every invented person. It protects nothing: demonstration listens on this machine only. */
export const demonstrationPassword = 'demonstration only'

/** Credentials of the invented partner agency's system. */
export const partnerAgencySecret = 'demonstration-secret-of-the-partner-agency'

/** The invented people of the demonstration, by the name they sign in with. */
export const personas: readonly Persona[] = [
  {
    username: 'dmws.support-worker',
    signsInAt: 'staff',
    shows: 'Alex Reed’s caseload: health is open, religion and ethnicity stay hidden',
  },
  { username: 'dmws.support-worker.2', signsInAt: 'staff', shows: 'Priya Shah, who works with other people' },
  { username: 'dmws.team-manager', signsInAt: 'staff', shows: 'Morgan Ellis, who answers for the team of Alex and Priya' },
  {
    username: 'dmws.dpo',
    signsInAt: 'staff',
    shows: 'Jo Bennett, the data protection officer, who approves access and answers requests',
  },
  { username: 'dmws.complaints-officer', signsInAt: 'staff', shows: 'Kit Doyle, who handles complaints' },
  {
    username: 'dmws.records-officer',
    signsInAt: 'staff',
    shows: 'Sal Moreno, who sees how long records are kept, and never what is in them',
  },
  { username: 'dmws.administrator', signsInAt: 'staff', shows: 'Chris Lane, who manages accounts and sees no record' },
  { username: 'dmws.service-user.1', signsInAt: 'my', shows: 'Sam Okafor’s own record, with every value and every choice' },
  {
    username: 'dmws.service-user.2',
    signsInAt: 'my',
    shows: 'Dawn Whitaker, who did not agree to share with the partner agency',
  },
  { username: 'dmws.service-user.3', signsInAt: 'my', shows: 'Liam Reed, a relative of Alex: Alex can never see his record' },
  { username: 'dmws.service-user.4', signsInAt: 'my', shows: 'Nadia Hussain, whom Priya supports' },
  { username: 'dmws.service-user.5', signsInAt: 'my', shows: 'Tom Barker, whose case is closed' },
  { username: 'dmws.service-user.6', signsInAt: 'my', shows: 'Rosa Lind, who has died: only staff see this record' },
  {
    username: 'dmws.partner-agency',
    signsInAt: 'api',
    shows: 'a partner agency’s system, which reads who agreed to be referred',
  },
]
