import type { CaseRecord } from '../data/case-record.ts'
import type { CaseStep } from '../domain/case-step.ts'
import { builder } from './builder.ts'
import { offers } from './offers.ts'

export const complaintActions = builder.objectRef<CaseRecord>('ComplaintActions').implement({
  description: 'What this viewer may be offered to do with a case. Portals hold no rules of their own.',
  fields: (t) => {
    const offered = (step: CaseStep) =>
      t.boolean({ category: 'reference', nullable: false, resolve: (record, _, context) => offers(step, record, context) })
    return {
      allocate: offered('allocate'),
      nameComplainedAbout: offered('name-party'),
      acknowledge: offered('acknowledge'),
      decideLate: offered('decide-late'),
      extend: offered('extend'),
      namePanel: offered('name-panel'),
      holdPanel: offered('hold-panel'),
      sendPanelReport: offered('send-report'),
      decide: offered('decide'),
      advance: offered('advance'),
      close: offered('close'),
      withdraw: offered('withdraw'),
    }
  },
})
