import type { ConsentFormProfile, ConsentItemProfile } from '@candour/organisations'

const wording = (version: number) => ({
  version,
  publishedOn: `2026-11-0${version}`,
  text: `You may, version ${version}.`,
  who: 'Us.',
  what: 'This.',
  why: 'To help.',
  howLong: 'A year.',
  consequences: 'None.',
  howToWithdraw: 'Say so.',
})

const item = (code: string, rest: Partial<ConsentItemProfile> = {}): ConsentItemProfile => ({
  code,
  section: 'contact',
  title: code,
  basis: 'CONSENT',
  optional: true,
  wordings: [wording(1)],
  ...rest,
})

/** A form with items to decide about, one of them reworded since, and one that only informs. */
export const exampleForm: ConsentFormProfile = {
  code: 'example',
  name: 'Example',
  version: 3,
  items: [
    item('email'),
    item('health', { wordings: [wording(1), wording(2)] }),
    item('safeguarding', { basis: 'VITAL_INTERESTS', optional: false }),
  ],
}
