/** What must come before a role, in words. */
export const paperKinds: Readonly<Record<string, { readonly text: string; readonly hint: string }>> = {
  undertaking: { text: 'Undertaking', hint: 'They signed that they keep what they learn confidential.' },
  training: { text: 'Training', hint: 'They did the course on handling personal data.' },
}
