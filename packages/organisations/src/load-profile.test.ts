import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roleNames } from '@candour/need-to-know'
import { describe, expect, it } from 'vitest'
import { InvalidProfileError } from './invalid-profile-error.ts'
import { foundingProfiles, loadProfile, loadProfiles } from './load-profile.ts'
import { policyProfile } from './policy-profile.ts'
import { alteredProfile, oneProblem, problemsOf } from './written-profile.fixture.ts'

describe('a profile that narrows the policy', () => {
  const kept = (line: string) => alteredProfile('consentGates:', `withheld:\n  - ${line}\nconsentGates:`)

  it('keeps a category from a role, and asks for the errand behind a purpose', () => {
    const folder = mkdtempSync(join(tmpdir(), 'candour-narrow-'))
    const file = join(folder, 'dmws.yaml')
    try {
      const { source } = kept('{ roles: [support-worker], categories: [support.notes], purposes: [] }')
      writeFileSync(file, source)
      expect(policyProfile(loadProfile(file))).toMatchObject({
        withheld: [{ roles: ['support-worker'], categories: ['support.notes'], purposes: [] }],
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is refused when it would keep from people what is on record about them, or names what there is not', () => {
    const fromThePerson = kept('{ roles: [service-user], categories: [identity], purposes: [] }')
    expect(problemsOf(fromThePerson.source)).toMatchObject([{ line: fromThePerson.lineOf('roles: [service-user]') }])
    for (const line of [
      '{ roles: [support-worker], categories: [support.note], purposes: [] }',
      '{ roles: [support-worker], categories: [], purposes: [] }',
      '{ roles: [], categories: [identity], purposes: [] }',
      '{ roles: [trainer], categories: [identity], purposes: [], allow: true }',
    ]) {
      expect(problemsOf(kept(line).source), line).toHaveLength(1)
    }
  })
})

describe('a profile is refused at its line, with the reason,', () => {
  it('when it has a key that nobody knows', () => {
    const altered = alteredProfile('paperless: true', 'paperles: true\npaperless: true')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'paperles: true', 'paperles is not a known key'))
  })

  it('when an unknown key is deep inside a list', () => {
    const altered = alteredProfile('title: Email me\n', 'title: Email me\n        tittle: Email me\n')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'tittle:', 'consent.form.items[3].tittle is not a known key'))
  })

  it('when it names no data protection officer [BCT-61]', () => {
    const altered = alteredProfile(/ {2}dataProtectionOfficer:\n( {4}.*\n)+/, '')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, 'contacts:', 'contacts.dataProtectionOfficer is missing'))
  })

  it('when the data protection officer cannot be reached [BCT-61]', () => {
    const altered = alteredProfile(
      /title: Data Protection Officer\n.*\n.*\n/,
      'title: Data Protection Officer\n    address: []\n',
    )
    expect(problemsOf(altered.source)).toEqual(
      // It is asked for by what runs by itself as well.
      expect.arrayContaining(
        oneProblem(
          altered,
          'dataProtectionOfficer:',
          'contacts.dataProtectionOfficer gives no way to make contact: an address, a phone, an email, a url or an online form is needed',
        ),
      ),
    )
  })

  it('when it names no contact for rights requests [BCT-61] [DMR-64]', () => {
    const altered = alteredProfile(/rightsContact:\n( {2}.*\n)+/, '')
    expect(problemsOf(altered.source).map(({ reason }) => reason)).toEqual(['rightsContact is missing'])
  })

  it('when it gives no help that is reached at once', () => {
    const altered = alteredProfile(/( {2}help:\n.*\n.*\n) {4}phone.*\n/, '$1')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '  help:', 'contacts.help gives no quick way to help: a phone, an email or an online form is needed'),
    )
  })

  it('when the regulator has no full address', () => {
    const altered = alteredProfile(/address: \[Wycliffe House.*\]/, 'address: [Wycliffe House]')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '[Wycliffe House]', 'regulators.dataProtection.address must have at least two lines'),
    )
  })

  it('when staff sign in elsewhere over plain http, or by a work email of no domain', () => {
    const elsewhere = (lines: string) =>
      alteredProfile('paperless: true', `paperless: true\nstaffSignIn:\n  name: Work account\n  clientId: candour\n${lines}`)
    const assurance = '  assurance: { acr: {}, amr: { mfa: 2 } }'
    const plain = elsewhere(`  issuer: http://login.example.org\n  linkBy: one-time-code\n${assurance}`)
    expect(problemsOf(plain.source)).toEqual(
      oneProblem(plain, 'http://login.example.org', 'staffSignIn.issuer must be an https address'),
    )
    const nowhere = elsewhere(`  issuer: https://login.example.org\n  linkBy: work-email\n${assurance}`)
    expect(problemsOf(nowhere.source)).toEqual(
      oneProblem(nowhere, 'staffSignIn:', 'staffSignIn links by work email and names no workEmailDomain'),
    )
    expect(problemsOf(elsewhere(`  issuer: https://login.example.org\n  linkBy: one-time-code\n${assurance}`).source)).toEqual([])
  })

  it('when it switches on a role that does not exist', () => {
    const altered = alteredProfile('- team-manager', '- nurse')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, '- nurse', `roles[1] must be one of ${roleNames.join(', ')}`))
  })

  it('when nobody could approve access, because the data protection officer is switched off', () => {
    const altered = alteredProfile('  - data-protection-officer\n', '')
    expect(problemsOf(altered.source).map(({ line, reason }) => [line, reason])).toEqual([
      [altered.lineOf('roles:'), 'roles must switch on data-protection-officer: nobody else may approve access'],
      [altered.lineOf('firstRecipient:'), 'complaints.firstRecipient is data-protection-officer, a role that is switched off'],
      [altered.lineOf('disposal:'), 'retention.disposal.decidedBy is data-protection-officer, a role that is switched off'],
    ])
  })

  it('when whoever stands in for the first recipient of complaints is the same, or is switched off', () => {
    const same = alteredProfile('standIn: complaints-officer', 'standIn: data-protection-officer')
    expect(problemsOf(same.source)).toEqual(
      oneProblem(same, 'standIn:', 'complaints.standIn is the first recipient, who cannot stand in for themselves'),
    )
    const off = alteredProfile('  - complaints-officer\n', '')
    expect(problemsOf(off.source)).toEqual(
      oneProblem(off, 'standIn:', 'complaints.standIn is complaints-officer, a role that is switched off'),
    )
  })

  it('when a gate asks for a consent item that the form does not hold', () => {
    const altered = alteredProfile('- item: health-information', '- item: health-data')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        '- item: health-data',
        'consentGates[1].item names the consent item "health-data", which the form does not hold',
      ),
    )
  })

  it('when a gate asks for an item about which nobody decides', () => {
    const altered = alteredProfile('- item: health-information', '- item: keep-seven-years')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        '- item: keep-seven-years',
        'consentGates[1].item names "keep-seven-years", about which nobody decides: its basis is LEGAL_OBLIGATION',
      ),
    )
  })

  it('when a gate names a category that does not exist, which would gate nothing', () => {
    const [problem] = problemsOf(alteredProfile('categories: [special.health.**]', 'categories: [special.helth.**]').source)
    expect(problem?.reason).toMatch(/^consentGates\[1\]\.categories\[0\] must be one of \*\*, /)
  })

  it('when storing needs a consent that the form does not hold', () => {
    const altered = alteredProfile('storageItem: store-and-use', 'storageItem: keep-it')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        'storageItem: keep-it',
        'consent.storageItem names the consent item "keep-it", which the form does not hold',
      ),
    )
  })

  it('when a wording has no version', () => {
    const altered = alteredProfile('          - version: 1\n            publishedOn', '          - publishedOn')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '          - publishedOn', 'consent.form.items[0].wordings[0].version is missing'),
    )
  })

  it('when a later wording does not raise the version', () => {
    const altered = alteredProfile(/( {10}- version: 1\n( {12}.*\n)+)/, '$1$1')
    expect(problemsOf(altered.source).map(({ reason }) => reason)).toEqual([
      'consent.form.items[0].wordings[1].version must be above 1, the version before it',
    ])
  })

  it('when a wording leaves out what follows from a no [DPPC-38]', () => {
    const altered = alteredProfile(/ {12}consequences: .*\n/, '')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '          - version: 1', 'consent.form.items[0].wordings[0].consequences is missing'),
    )
  })

  it('when a wording leaves out how to take consent back [DPPC-39]', () => {
    const altered = alteredProfile(/ {12}howToWithdraw: .*\n/, '')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '          - version: 1', 'consent.form.items[0].wordings[0].howToWithdraw is missing'),
    )
  })

  it('when a date of publication is no date', () => {
    const altered = alteredProfile('publishedOn: 2026-11-02', 'publishedOn: 2026-11-31')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '2026-11-31', 'consent.form.items[0].wordings[0].publishedOn must be a valid date'),
    )
  })

  it('when it offers a choice where there is none', () => {
    const altered = alteredProfile(/(basis: LEGAL_OBLIGATION\n {8}optional: )false/, '$1true')
    const [problem] = problemsOf(altered.source)
    expect(problem?.reason).toBe(
      'consent.form.items[2].optional must be false: an item on the basis LEGAL_OBLIGATION offers no choice',
    )
  })

  it('when an activity has no ground in law', () => {
    const altered = alteredProfile('purpose: care, basis: CONSENT, consentItem: store-and-use', 'purpose: care')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, '- { code: welfare-support', 'activities[0].basis is missing'))
  })

  it('when an activity rests on consent and does not say which', () => {
    const altered = alteredProfile('basis: CONSENT, consentItem: store-and-use }', 'basis: CONSENT }')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(altered, '- { code: welfare-support', 'activities[0].consentItem is missing: the basis is CONSENT'),
    )
  })

  it('when a keeping time has no reasons [DMR-50]', () => {
    const altered = alteredProfile(/ {6}rationale: .*\n/, '')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, '- code: DMWS7', 'retention.rules[0].rationale is missing'))
  })

  it('when a purpose has no activity, and so no ground [DPPC-33]', () => {
    const altered = alteredProfile(/.*code: showing-own-record.*\n/, '')
    expect(problemsOf(altered.source)).toEqual(
      oneProblem(
        altered,
        '- code: own-record',
        'purposes[3] has no activity: nothing would say on which ground data is used for own-record',
      ),
    )
  })

  it('when a service asks for a field that records do not have', () => {
    const [problem] = problemsOf(alteredProfile('- nhsNumber', '- shoeSize').source)
    expect(problem?.reason).toMatch(/^services\[0\]\.fields\[4\] must be one of givenName, /)
  })

  it('when something is listed twice', () => {
    const altered = alteredProfile('  - code: support-calls', '  - code: home-visits # again')
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, '# again', 'services[2].code repeats "home-visits"'))
  })

  it('when a value has the wrong type', () => {
    const altered = alteredProfile('paperless: true', "paperless: 'yes'")
    expect(problemsOf(altered.source)).toEqual(oneProblem(altered, "paperless: 'yes'", 'paperless must be of type boolean'))
  })

  it('when an id, a phone or a web address is malformed', () => {
    expect(problemsOf(alteredProfile('id: dmws', 'id: D M W S').source)[0]).toMatchObject({
      line: 3,
      reason: 'id must be 2 to 16 lower-case letters and digits',
    })
    expect(problemsOf(alteredProfile("phone: '01264 774 000'", "phone: 'ask'").source)[0]?.reason).toBe(
      'contacts.dataProtectionOfficer.phone must be a telephone number: digits and spaces, in quotes',
    )
    expect(problemsOf(alteredProfile('url: https://', 'url: http://').source)[0]?.reason).toBe(
      'regulators.dataProtection.url must be a valid url',
    )
  })

  it('when it is no YAML', () => {
    const altered = alteredProfile('name: DMWS', 'name: [DMWS')
    const problems = problemsOf(altered.source)
    expect(problems[0]?.message).toMatch(/^dmws\.yaml:\d+: is no valid YAML: /)
    expect(problems.every(({ line }) => line >= altered.lineOf('name: [DMWS'))).toBe(true)
  })

  it('when a key stands twice', () => {
    const altered = alteredProfile('paperless: true', 'paperless: false\npaperless: true')
    const [problem] = problemsOf(altered.source)
    expect(problem?.reason).toBe('is no valid YAML: Map keys must be unique')
  })

  it('when it is empty, or not a mapping', () => {
    expect(problemsOf('')).toEqual([
      { line: 1, reason: 'the file must be of type object', message: 'dmws.yaml:1: the file must be of type object' },
    ])
    expect(problemsOf('- a list')[0]?.reason).toBe('the file must be of type object')
  })

  it('with every problem at once, in the order of the lines', () => {
    const altered = alteredProfile(/paperless: true([^]*)- team-manager/, 'paperless: 1\ncolour: blue$1- nurse')
    const problems = problemsOf(altered.source)
    expect(problems.map(({ line }) => line)).toEqual([7, 8, altered.lineOf('- nurse')])
    expect(problems.map(({ reason }) => reason.split(' ')[0])).toEqual(['paperless', 'colour', 'roles[1]'])
  })

  it('when an alias leads to the wrong place, at the line of what it stands for', () => {
    const altered = alteredProfile(/rightsContact:\n( {2}.*\n)+/, 'rightsContact: *officer\n').source.replace(
      'dataProtectionOfficer:',
      'dataProtectionOfficer: &officer\n    room: 4',
    )
    expect(problemsOf(altered)).toMatchObject([
      { reason: 'contacts.dataProtectionOfficer.room is not a known key' },
      { reason: 'rightsContact.room is not a known key' },
    ])
  })
})

describe('a folder of profiles', () => {
  it('ships with the product, DMWS first', () => {
    expect(foundingProfiles().map(({ id }) => id)).toEqual(['dmws', 'bct', 'dmr', 'dppc', 'polaris'])
    expect(foundingProfiles()).toBe(foundingProfiles())
  })

  it('refuses a file that is missing, or is not named for its organisation', () => {
    expect(() => loadProfile('/nowhere/dmws.yaml')).toThrow(/^\/nowhere\/dmws\.yaml:1: cannot be read: ENOENT/)
    const folder = mkdtempSync(join(tmpdir(), 'candour-profile-'))
    try {
      writeFileSync(join(folder, 'other.yaml'), alteredProfile('name: DMWS', 'name: Other').source)
      expect(() => loadProfiles(folder)).toThrow(InvalidProfileError)
      expect(() => loadProfiles(folder)).toThrow(/describes "dmws" and so must be named dmws\.yaml/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
