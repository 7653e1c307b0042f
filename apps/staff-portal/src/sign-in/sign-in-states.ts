/** How somebody stands with their sign-in, in words. */
export const signInStates = {
  NONE: { text: 'No sign-in', colour: 'grey' },
  INVITED: { text: 'Invited', colour: 'purple' },
  ACTIVE: { text: 'Signs in', colour: 'green' },
  RESTORING: { text: 'Waiting for a new sign-in', colour: 'yellow' },
} as const
