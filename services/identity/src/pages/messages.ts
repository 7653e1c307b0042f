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
    elsewhere: (name: string) => `Sign in with ${name}`,
    orHere: 'Or sign in here',
    enterUsername: 'Enter your user name',
    enterPassword: 'Enter your password',
    refused: 'Check your user name and password, then try again',
    again: 'Sign in again to go on.',
    anotherAccount: 'You are signed in, but that account does not open this portal. Sign in with another account.',
    notForThisPortal: 'Your account does not open this portal. Sign in with another account, or go to the right portal.',
  },

  wait: (minutes: number) =>
    `You have tried too many times. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, then try again`,

  date: { day: 'Day', month: 'Month', year: 'Year' },

  oneTimeCode: {
    title: 'Enter your one-time code',
    have: 'I have a one-time code',
    intro: 'We gave or sent you a code. With it you choose how you sign in. It works once.',
    introStaff: 'Your administrator gave you a code. With it you choose your password. It works once.',
    label: 'One-time code',
    hint: 'It has 12 letters and numbers, such as K7QD-2MXA-9TRW. You can leave out the dashes.',
    born: 'Date of birth',
    bornHint: 'Your own, such as 27 3 1985. If you act for somebody else, type their date of birth.',
    usernameHint: 'Your administrator told you this name.',
    go: 'Continue',
    enter: 'Enter the one-time code',
    malformed: 'Check the code. It has 12 letters and numbers',
    enterBorn: 'Enter the date of birth as day, month and year, such as 27 3 1985',
    refused: 'Check the code and the date of birth. If both are right, the code is over: ask us for a new one',
    refusedStaff: 'Check the code and the user name. If both are right, the code is over: ask for a new one',
    forStaff: 'I work for the organisation',
    forPeople: 'I do not work for the organisation',
    noCode: 'I have no code that works',
  },

  choose: {
    title: 'Choose how you sign in',
    yours: 'Your user name is',
    username: {
      label: 'User name',
      hint: 'You can keep the name we suggest. Write it down and keep it safe.',
      missing: 'Enter a user name',
      length: 'Use 3 to 100 letters, numbers, dots and dashes',
      signs: 'Use only letters, numbers, dots and dashes',
      taken: 'Choose another user name',
    },
    password: {
      label: 'Password',
      hint: 'Use 12 characters or more. Three words that do not belong together are good.',
      'too-short': 'Use a password of 12 characters or more',
      'too-long': 'Use a password of at most 200 characters',
      'holds-username': 'Choose a password that does not hold your user name',
      'repeats-itself': 'Choose a password with at least four different characters',
    },
    repeated: 'Type the password again',
    differs: 'Type the same password twice',
    go: 'Continue',
  },

  setUp: {
    title: 'Set up security codes',
    optional:
      'An app on your phone can show a code each time you sign in. This keeps others out, even if they know your password.',
    needed: 'You need an app on your phone that shows a code each time you sign in.',
    getApp: 'Open an app for security codes on your phone. If you have none, get one from the app store.',
    scan: 'Point the app at this picture, or type in the key below it.',
    key: 'Key:',
    hint: 'Type the 6 numbers that the app shows for Candour.',
    go: 'Finish',
    refused: 'The code is wrong. Type the 6 numbers that the app shows now',
    without: 'Go on without security codes',
  },

  chosen: {
    title: 'You can sign in now',
    text: 'Your user name and password work from now on. The one-time code has been used up.',
  },

  codeOver: {
    title: 'This code is over',
    text: 'It was used, taken back, or it was open for too long. Ask us for a new one.',
  },

  lostAccess: {
    title: 'If you cannot sign in',
    link: 'I cannot sign in',
    intro: 'We can let you in again. You need no email for this.',
    steps: [
      'Phone us, or come to us. The number is below.',
      'We make sure of who you are. A passport helps, or somebody here who knows you.',
      'We give you a one-time code, or send you one by post. The old password stops working.',
      'With the code you choose a new password.',
    ],
    waiting: 'While you wait, you can ask us for your information, or tell us something, by phone or post.',
  },

  account: {
    title: 'How you sign in',
    changePassword: 'Change my password',
    addCodes: 'Add security codes',
    replaceCodes: 'Use another app for security codes',
    addHint: 'From then on we ask for a code each time you sign in.',
    replaceHint: 'The codes of the app you use now stop working.',
    lately: 'When you signed in',
    latelyHint: 'If one of these was not you, change your password and phone us.',
    here: 'you are here',
    open: 'still signed in',
    over: 'signed out',
    endOthers: 'Sign out everywhere else',
    currentPassword: 'The password you have now',
    newPassword: 'New password',
    endsOthers: 'You will be signed out everywhere else.',
    wrongPassword: 'Check the password you have now',
    done: {
      password: 'Your password is changed. You are signed out everywhere else.',
      'second-factor': 'Your security codes are set up. You are signed out everywhere else.',
      sessions: 'You are signed out everywhere else.',
    },
    signedOut: { title: 'Sign in first', text: 'To see how you sign in, sign in at the portal. Then come back here.' },
  },

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

  issuerFailed: {
    title: (name: string) => `We could not sign you in with ${name}`,
    text: 'Nothing was changed. Start again from the portal. If it happens again, tell your administrator the reference.',
  },

  link: {
    title: 'Use your work sign-in',
    text: (shownAs: string) => `You signed in at work as ${shownAs}.`,
    username: 'Your user name here is',
    effect: 'From now on you sign in there. The password you may have had here stops working.',
    go: 'Use my work sign-in',
    done: 'You can sign in now',
    doneText: 'Go to the portal and sign in at work. The one-time code has been used up.',
  },

  noSecondFactor: {
    title: 'You need a security code for this',
    text: 'This part asks for a code from an app on your phone. Your account is not set up for codes. You can set them up where you change your password, or we do it with you.',
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
    title: (name: string) => `Help with signing in at ${name}`,
    phone: 'Phone',
    email: 'Email',
    inPerson: 'Ask the people who support you.',
    dataProtection: (name: string) => `Your data at ${name}`,
    officer: 'This person answers for how we use your data:',
  },
}

export type Messages = typeof english
