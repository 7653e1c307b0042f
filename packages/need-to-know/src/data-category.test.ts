import { expect, it } from 'vitest'
import { allDataCategories, dataCategories } from './data-category.ts'

/** The tree as it was designed, written down by hand. */
const tree =
  'identity contact family identifiers financial immigration education employment housing special.health.physical special.health.mental ' +
  'special.health.sexual special.ethnicity special.religion special.belief special.politics special.union special.sex-life ' +
  'special.orientation special.genetic special.biometric criminal-offence safeguarding risk support.plan support.notes support.outcomes ' +
  'complaint.matter complaint.parties complaint.outcome consent rights sharing retention representation staff access sign-in audit ' +
  'reference structural'

it('is the whole tree, each part under the article of the UK GDPR that governs it', () => {
  expect([...allDataCategories].toSorted()).toEqual(tree.split(' ').toSorted())
  for (const name of allDataCategories) {
    const { article } = dataCategories[name]
    if (name.startsWith('special.')) expect(article, name).toBe('Art. 9')
    else if (name === 'criminal-offence') expect(article, name).toBe('Art. 10')
    else expect(article, name).toBe(name === 'reference' || name === 'structural' ? 'none' : 'Art. 4(1)')
  }
})

/** Terms of the Data Privacy Vocabulary 2.0 and of its extension for personal data, as they are spelt there. */
const terms =
  'dpv:Consent dpv:Disclose dpv:Employee dpv:PersonalData dpv:Right dpv:StorageDuration dpv-pd:Authenticating dpv-pd:Biometric ' +
  'dpv-pd:Communication dpv-pd:Contact dpv-pd:CriminalOffense dpv-pd:Education dpv-pd:EmploymentHistory dpv-pd:EthnicOrigin dpv-pd:Family ' +
  'dpv-pd:Financial dpv-pd:Genetic dpv-pd:Health dpv-pd:Identifying dpv-pd:MentalHealth dpv-pd:Nationality dpv-pd:OfficialID dpv-pd:Ownership ' +
  'dpv-pd:PhilosophicalBelief dpv-pd:PhysicalHealth dpv-pd:PoliticalOpinion dpv-pd:Relationship dpv-pd:Religion ' +
  'dpv-pd:ServiceConsumptionBehavior dpv-pd:Sexual dpv-pd:SexualPreference dpv-pd:TradeUnionMembership'

it('seals what the law sets apart, and names everything personal by a term of the Data Privacy Vocabulary', () => {
  for (const name of allDataCategories) {
    const { article, sealed, dpv } = dataCategories[name]
    if (article === 'Art. 9' || article === 'Art. 10')
      expect([name, sealed, dpv?.startsWith('dpv-pd:')]).toEqual([name, true, true])
    if (article === 'none') expect(dpv, name).toBeNull()
    else expect(terms.split(' '), name).toContain(dpv)
  }
})
