/**
 * Words that the kit itself puts on a page. A portal may pass its own catalogue through `KitMessagesProvider`, so that every visible
 * string of it lives in one place; the staff portal uses these as they are.
 */
export const kitMessages = {
  skipLink: 'Skip to main content',
  menu: 'Menu',
  menuLabel: 'Main menu',
  back: 'Back',
  problemTitle: 'There is a problem',
  errorPrefix: 'Error:',
  important: 'Important',
  success: 'Success',
  warning: 'Warning',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  loading: 'Loading',
  loadMore: 'Show more',
  showing: 'Showing {count}',
  showingAll: 'Showing all {count}',
  retry: 'Try again',
  nothingSaved: 'Nothing was changed.',
  mayBeSaved: 'We do not know if this was saved. Check before you try again.',
  reference: 'Reference: {reference}',
  partFailed: 'We could not load this part. The rest of the page is complete.',
  valueFailed: 'We could not load this. Try again soon.',
  notRecorded: 'Not recorded',
  hiddenTag: 'Hidden',
  stepUp: 'Confirm it is you',
  askForAccess: 'Ask for access',
  statePurpose: 'Change your purpose',
  reasons: {
    NOT_YOUR_ROLE: 'Your role does not need this information.',
    OTHER_PURPOSE: 'You can see this only for another purpose.',
    STEP_UP_REQUIRED: 'You must confirm it is you before you see this.',
    NO_RELATIONSHIP: 'You are not assigned to this person.',
    CONSENT_NOT_GIVEN: 'The person has not agreed to this use.',
    RESTRICTED: 'The use of this information is restricted.',
    ABOUT_SOMEONE_ELSE: 'This is about someone else.',
  } as Record<string, string>,
  reasonUnknown: 'You cannot see this information.',
  problems: {
    UNAUTHENTICATED: { title: 'You are signed out', detail: 'Sign in again to carry on.' },
    FORBIDDEN: { title: 'You cannot do this', detail: 'Your role or your purpose does not allow it.' },
    BAD_REQUEST: { title: 'We could not read that request', detail: 'Check what you entered.' },
    BAD_USER_INPUT: { title: 'We could not use what was entered', detail: 'Check what you entered.' },
    NOT_FOUND: { title: 'We could not find that', detail: 'It does not exist, or you do not have access.' },
    CONFLICT: { title: 'Somebody else changed this', detail: 'Look at the latest version before you change it.' },
    LIMIT_EXCEEDED: { title: 'That was too much at once', detail: 'Wait a minute before you try again.' },
    UNAVAILABLE: { title: 'Part of the service is not working', detail: 'We are working on it.' },
    INTERNAL: { title: 'Something went wrong', detail: 'It is a fault on our side.' },
    NETWORK: { title: 'We could not reach the service', detail: 'Check your connection.' },
  } as Record<string, { title: string; detail: string }>,
  footerLabel: 'Contact',
  footerPrivacy: 'Data protection',
  footerHelp: 'Help by phone',
  signOut: 'Sign out',
  idleTitle: 'Are you still there?',
  idleText: 'To keep information safe, we will sign you out in {minutes}.',
  idleStay: 'Stay signed in',
  oneMinute: '1 minute',
  minutes: '{count} minutes',
  opensSoon: 'Signing you in',
}

export type KitMessages = typeof kitMessages

/** Puts values into the `{name}` places of a message. A place without a value stays visible, so that it is noticed. */
export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
