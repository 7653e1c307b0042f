import { self } from '../conditions/relationships.ts'
import { role } from '../sentence.ts'

/** Reads all of their own record, who has seen it included, and steers its use. UK GDPR Art. 7(3), 15, 16. */
export const serviceUser = role('service-user', (may) => {
  may.read('**').when(self).for('own-record')

  may.create('consent').when(self).for('own-record')
  may.update('consent').when(self).for('own-record')

  may.update('contact').when(self).for('own-record')
  may.create('rights').when(self).for('own-record')
  may.create('complaint.matter').when(self).for('own-record')

  may.create('representation').when(self).for('own-record')
  may.update('representation').when(self).for('own-record')
})
