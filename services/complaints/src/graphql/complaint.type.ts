import { dateIn, dateOrNull, fileOf, presentStageOf, complainedAboutIn, type CaseRecord } from '../data/case-record.ts'
import { caseClock, clocksOf, dayOf } from '../domain/case-clock.ts'
import { presentStage } from '../domain/case-file.ts'
import { regimeOf } from '../domain/choose-regime.ts'
import { roleInWords } from '../domain/first-recipient.ts'
import { nameOfActor } from '../domain/name-of-actor.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { builder } from './builder.ts'
import { caseRef } from './case-ref.ts'
import { clock } from './clock.type.ts'
import { complaintLateness, latenessOf } from './complaint-lateness.type.ts'
import { complaintEvent } from './complaint-event.type.ts'
import { complaintTask, complaintTaskKind, kindOfTask } from './complaint-task.type.ts'
import { complaintPanel, panelSizeIn } from './complaint-panel.type.ts'
import { complaintStage } from './complaint-stage.type.ts'
import { complaintTopic, placeToTurn } from './complaints-process.type.ts'
import { complaintActions } from './complaint-actions.type.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintKind, complaintState, receivedHow } from './enums.ts'
import { linkedCases } from './linked-cases.ts'
import { procedureIn } from './procedure-in.ts'

/** The deadline that a case is under now. */
async function clockIn(record: CaseRecord, context: ComplaintsContext) {
  const reason = await context.cases.extensionReasonOf(record, presentStageOf(record))
  return caseClock(procedureIn(context, record), fileOf(record), reason, dayOf(context.clock.now()))
}

/** The last stage in which something was decided. */
const decided = ({ stages }: CaseRecord) => stages.findLast(({ decidedOn }) => decidedOn !== null) ?? null

export const complaint = builder.objectRef<CaseRecord>('Complaint')
complaint.implement({
  description: 'A complaint, a question, thanks or a comment that somebody brought to the organisation, and what became of it.',
  about: caseRef,
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    reference: t.exposeString('reference', { category: 'complaint.matter' }),
    version: t.exposeInt('version', {
      description: 'Send it back with a step, so that nobody acts on what has changed meanwhile.',
      category: 'complaint.matter',
    }),
    kind: t.field({ type: complaintKind, category: 'complaint.matter', resolve: ({ kind }) => kind }),
    category: t.field({
      type: complaintTopic,
      category: 'complaint.matter',
      resolve: ({ category }, _, { profile }) => profile.complaints.categories.find(({ code }) => code === category),
    }),
    service: t.field({
      description: 'The service concerned.',
      type: complaintTopic,
      category: 'complaint.matter',
      resolve: ({ service }, _, { profile }) => profile.complaints.services.find(({ code }) => code === service),
    }),
    procedure: t.field({
      description: 'The procedure that it runs under; null for what runs under none.',
      type: complaintTopic,
      category: 'complaint.matter',
      resolve: ({ regime }, _, { profile }) => regimeOf(profile.complaints, regime),
    }),
    state: t.field({ type: complaintState, category: 'complaint.matter', resolve: ({ state }) => state }),
    receivedOn: t.field({ type: 'Date', category: 'complaint.matter', resolve: ({ receivedOn }) => dateIn(receivedOn) }),
    receivedHow: t.field({ type: receivedHow, category: 'complaint.matter', resolve: (record) => record.receivedHow }),
    happenedOn: t.field({
      description: 'When the matter happened, as far as it was said.',
      type: 'Date',
      category: 'complaint.matter',
      resolve: ({ happenedOn }) => dateOrNull(happenedOn),
    }),
    knownOn: t.field({
      description: 'When the person came to know of it, as far as it was said.',
      type: 'Date',
      category: 'complaint.matter',
      resolve: ({ knownOn }) => dateOrNull(knownOn),
    }),
    lateness: t.field({
      description: 'That it came too late for its procedure, and what was decided about that; null for what came in time.',
      type: complaintLateness,
      category: 'complaint.matter',
      resolve: (record, _, context) => latenessOf(fileOf(record), procedureIn(context, record)),
    }),
    closedOn: t.field({ type: 'Date', category: 'complaint.matter', resolve: ({ closedOn }) => dateOrNull(closedOn) }),
    lastActionOn: t.field({ type: 'Date', category: 'complaint.matter', resolve: (record) => dateIn(record.lastActionOn) }),
    matter: t.string({
      description: 'What it is about, as it was written or taken down.',
      category: 'complaint.matter',
      resolve: (record, _, { cases }) => cases.matterOf(record),
    }),
    desiredOutcome: t.string({
      description: 'What the person hopes for.',
      category: 'complaint.matter',
      resolve: (record, _, { cases }) => cases.desiredOutcomeOf(record),
    }),
    queue: t.string({
      description: 'Who it goes to first, in words.',
      // It is not where it would be where it is about all whom it would go to.
      category: ['complaint.matter', 'complaint.parties'],
      resolve: ({ queue }) => roleInWords(queue),
    }),
    raisedBy: t.string({
      category: 'complaint.parties',
      resolve: ({ raisedById: id, raisedByKind: kind, raisedByName: name }, _, { viewer }) =>
        nameOfActor({ id, kind, name }, viewer),
    }),
    handler: t.string({
      description: 'Who looks into it.',
      category: 'complaint.parties',
      resolve: ({ handlerName }) => handlerName,
    }),
    viewerIsHandler: t.boolean({
      description: 'It is the viewer who looks into it.',
      category: 'complaint.matter',
      resolve: ({ handlerId }, _, { viewer }) => handlerId === viewer.id,
    }),
    complainedAbout: t.stringList({
      description: 'Members of staff whom it is about. They have no part in it, and see nothing of it.',
      category: 'complaint.parties',
      resolve: (record) => complainedAboutIn(record).map(({ name }) => name),
    }),
    findings: t.string({
      description: 'What the last stage that was decided found.',
      category: 'complaint.outcome',
      resolve: (record, _, { cases }) => {
        const stage = decided(record)
        return stage && cases.findingsOf(record, stage)
      },
    }),
    outcome: t.string({
      description: 'The outcome of that stage as the person was told it, with whom they may turn to next.',
      category: 'complaint.outcome',
      resolve: (record, _, { cases }) => {
        const stage = decided(record)
        return stage && cases.outcomeOf(record, stage)
      },
    }),
    clock: t.field({
      description: 'The deadline that it is under now; null where nothing sets one.',
      type: clock,
      category: 'complaint.matter',
      resolve: (record, _, context) => clockIn(record, context),
    }),
    deadlineFor: t.field({
      description: 'What that deadline is for.',
      type: complaintTaskKind,
      category: 'complaint.matter',
      resolve: async (record, _, context) => {
        const present = await clockIn(record, context)
        return present && kindOfTask(present)
      },
    }),
    tasks: t.field({
      description: 'What is to be done in the present stage, in order, and by when.',
      type: [complaintTask],
      category: 'complaint.matter',
      resolve: (record, _, context) => {
        const procedure = procedureIn(context, record)
        return procedure ? [...clocksOf(procedure, presentStage(fileOf(record)), null, dayOf(context.clock.now()))] : []
      },
    }),
    panel: t.field({
      description: 'The panel of the present stage; null for a stage without one.',
      type: complaintPanel,
      category: 'complaint.matter',
      resolve: (record, _, context) => (panelSizeIn(record, context) === null ? null : record),
    }),
    stages: t.field({
      description: 'The stages of the procedure so far, the first first.',
      type: [complaintStage],
      category: 'complaint.matter',
      resolve: (record) => record.stages.map((stage) => ({ record, stage })),
    }),
    timeline: t.field({
      description: 'What happened, the first first.',
      type: [complaintEvent],
      category: 'complaint.matter',
      resolve: async (record, _, { cases }) => (await cases.eventsOf(record.id)).map((event) => ({ record, event })),
    }),
    linked: t.field({
      description: 'Other cases about the same matter, each under a procedure of its own.',
      type: [complaint],
      category: 'complaint.matter',
      resolve: (record, _, context) => linkedCases(record, context),
    }),
    placesToTurn: t.field({
      description: 'Whom the person may turn to outside the organisation, at any time.',
      type: [placeToTurn],
      category: 'reference',
      nullable: false,
      resolve: (_record, _, { profile }) => [...placesToTurn(profile)],
    }),
    viewerCan: t.field({ type: complaintActions, category: 'reference', nullable: false, resolve: (record) => record }),
  }),
})
