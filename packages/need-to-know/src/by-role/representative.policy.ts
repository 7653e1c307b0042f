import { everythingBut } from '../category-pattern.ts'
import { representing } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/**
 * A parent, an attorney, an advocate: acts for the person as far as their authority goes and what is hidden from them allows. Never beyond
 * these limits, however wide the authority: one representative learns nothing of another, concerns about harm may be about the representative,
 * dates of disposal betray what is hidden, and money is not for others (DMR-10). Who has looked is told as far as they may read the same.
 */
export const representative = role('representative', (may) => {
  may
    .read(
      everythingBut(
        ...(['special.**', 'criminal-offence', 'identifiers'] as const),
        ...(['access', 'sign-in', 'representation', 'sharing', 'retention', 'safeguarding', 'risk', 'financial'] as const),
      ),
    )
    .when(representing)
    .for('own-record')
  may.read(['special.**', 'criminal-offence', 'identifiers']).when(representing).for('own-record').withAssurance(2)

  may.create(['consent', 'rights', 'complaint.matter']).when(representing).for('own-record')
  may.update('consent').when(representing).for('own-record')
})
