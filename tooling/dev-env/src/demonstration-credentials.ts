/** The password of every invented person. It protects nothing: demonstration listens on this machine only. */
export const demonstrationPassword = 'demonstration only'

/** Credentials of the invented partner agency's system. */
export const partnerAgencySecret = 'demonstration-secret-of-the-partner-agency'

/** Credentials of the invented councils' systems. */
export const reviewingCouncilSecret = 'demonstration-secret-of-the-reviewing-council'
export const commissionerSecret = 'demonstration-secret-of-the-commissioning-council'
