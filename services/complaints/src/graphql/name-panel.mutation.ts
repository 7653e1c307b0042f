import { savePanel } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import type { PanelMember } from '../domain/case-file.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { problem } from '../domain/problem.ts'
import { panelRefusal, readMember } from '../domain/review-panel.ts'
import { builder } from './builder.ts'
import { stepMutation } from './step-mutation.ts'

const member = builder.inputType('PanelMemberInput', {
  fields: (t) => ({
    staffMemberId: t.id({ description: 'For a member of staff.' }),
    name: t.string({ description: 'For somebody from outside the organisation.' }),
  }),
})

stepMutation('namePanel', {
  step: 'name-panel',
  description:
    'Names the panel of the present stage, in the place of one named before: nobody whom the case is about, nor who decided before.',
  input: (t) => ({
    members: t.field({ type: [member], required: true, description: 'All of them, at most ten.' }),
  }),
  async take(given, { record, file, procedure, actor, recording, refuse }, context) {
    const { cases } = context
    const asked = given.members.length > 10 ? [] : given.members.flatMap((one) => readMember(one) ?? [])
    if (asked.length === 0 || asked.length < given.members.length) {
      return refuse(problem('INVALID', 'Enter each member once: from the staff, or by name. At most ten.', 'members'))
    }
    const ids = asked.flatMap((one) => ('staffId' in one ? [one.staffId] : []))
    const names = await cases.staffNamesOf(recording.tx, ids.filter(isIdentifier))
    const members = asked.flatMap((one): PanelMember[] => {
      if ('outsider' in one) return [{ staffId: null, name: one.outsider }]
      const name = names.get(one.staffId)
      return name === undefined ? [] : [{ staffId: one.staffId, name }]
    })
    const shutOut = await Promise.all(ids.map((id) => names.has(id) && cases.isShutOut(recording.tx, id, record.serviceUserId)))
    // Why somebody is shut out of a person's record may tell of family ties: the same is told as of who is not there at all.
    if (members.length < asked.length || shutOut.includes(true)) {
      return refuse(problem('CANNOT_HANDLE', 'One of them cannot look into this case. Choose somebody else.', 'members'))
    }
    // By name nobody gets past what is known of a member of staff: that it is about them, or that they decided before.
    const outsiders = asked.flatMap((one) => ('outsider' in one ? [one.outsider] : []))
    if (outsiders.length > 0 && (await cases.isNameOnStaff(recording.tx, outsiders))) {
      return refuse(problem('ON_THE_STAFF', 'This is the name of a member of staff. Choose them from the list.', 'members'))
    }
    const refusal = panelRefusal(members, file, procedure)
    if (refusal) return refuse(refusal)
    const text = members.map(({ name }) => name).join(', ')
    await recordEvent(recording, record, { kind: 'PANEL_NAMED', by: actor, text })
    return savePanel(recording, record, members)
  },
})
