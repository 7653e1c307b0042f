/** Every sentence of the sign-in pages, in plain English. Another language is another object of this type. */
export const english = {
  language: 'en-GB',
  product: 'Candour',
  skip: 'Skip to main content',
  back: 'Back',
  error: 'Error',
  thereIsAProblem: 'There is a problem',
  demonstration: { tag: 'Demonstration', text: 'Everybody here is made up.' },

  signIn: {
    title: 'Sign in',
    staffTitle: 'Sign in to the staff portal',
    selfServiceTitle: 'Sign in to see your information',
    username: 'User name',
    password: 'Password',
    go: 'Sign in',
    enterUsername: 'Enter your user name',
    enterPassword: 'Enter your password',
    refused: 'Check your user name and password, then try again',
    again: 'Sign in again to go on.',
    anotherAccount: 'You are signed in, but that account does not open this portal. Sign in with another account.',
    notForThisPortal: 'Your account does not open this portal. Sign in with another account, or go to the right portal.',
  },

  wait: (minutes: number) =>
    `You have tried too many times. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, then try again`,

  code: {
    title: 'Enter your security code',
    intro: 'Open the app on your phone that shows your codes. Type the code it shows for Candour.',
    signedInAs: (name: string) => `You are signing in as ${name}.`,
    label: 'Security code',
    hint: 'The code has 6 numbers. A new one shows every 30 seconds.',
    go: 'Continue',
    enter: 'Enter the 6 numbers from your app',
    refused: 'The code is wrong or was used before. Wait for the next code and type it in',
    other: 'Sign in with another account',
  },

  noSecondFactor: {
    title: 'You need a security code for this',
    text: 'This part asks for a code from an app on your phone. Your account is not set up for codes. We can set it up with you.',
    back: 'Go back',
  },

  expired: {
    title: 'This sign-in page has ended',
    text: 'It was open for too long, was used before, or you signed out in another window. Nothing is lost. Start again from the portal.',
    staff: 'Go to the staff portal',
    selfService: 'Go to your information',
  },

  problem: {
    title: 'We could not sign you in',
    link: 'The link or program that sent you here asked for something we do not allow. Start again from the portal.',
    fault: 'Something went wrong on our side. Nothing was changed. Try again in a few minutes.',
    code: 'Code for the help team',
    reference: 'Reference',
  },

  foreignForm: {
    title: 'This form came from another place',
    text: 'We only take this form from our own pages. Start again from the portal.',
  },

  signOut: {
    title: 'Do you want to sign out?',
    text: 'You will be signed out of Candour in this browser.',
    yes: 'Sign out',
    no: 'Stay signed in',
    doneTitle: 'You are signed out',
    doneText: 'If other people use this device, close the browser as well.',
  },

  notFound: { title: 'Page not found', text: 'Check the address, or start again from the portal.' },

  help: {
    title: 'Help with signing in',
    phone: (name: string) => `Phone ${name}:`,
    email: 'Email',
    dataProtection: 'Your data',
    officer: (name: string) => `At ${name}, this person answers for how we use your data:`,
  },
}

export type Messages = typeof english
