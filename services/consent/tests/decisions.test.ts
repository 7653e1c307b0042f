import { SubjectFactsLoader } from '@candour/decision-facts'
import { createPolicy } from '@candour/need-to-know'
import { policyProfile } from '@candour/organisations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConsentNetwork, type Asker, type ConsentNetwork } from './support/consent-network.ts'
import { requestsOf } from './support/requests.ts'

describe('decisions about consent', () => {
  let network: ConsentNetwork
  let worker: Asker
  let requests: ReturnType<typeof requestsOf>

  beforeAll(async () => {
    network = await startConsentNetwork()
    requests = requestsOf(network)
    worker = await network.hire('Alex Reed')
  }, 120_000)
  afterAll(() => network?.[Symbol.asyncDispose]())

  const personOf = async (asker: Asker = worker) => {
    const person = await network.register()
    await network.relate(person.subjectId, asker.id, 'assigned-worker')
    return person
  }

  it('start with nothing asked and nothing ticked, and an explanation where there is no choice [DPPC-35, DPPC-34]', async () => {
    const person = await personOf()
    const consents = await requests.consents(person, person.subjectId)
    const { items } = network.dmws.consent.form
    expect([...consents.keys()]).toEqual(items.map(({ code }) => code))
    for (const item of items) {
      expect(consents.get(item.code)).toMatchObject({
        item: { basis: item.basis },
        state: 'NOT_ASKED',
        version: 0,
        recordedBy: null,
        decidedAt: null,
        history: [],
        viewerCan: { give: item.basis === 'CONSENT', withdraw: false },
      })
    }
    expect(await network.inForce(person.subjectId)).toEqual([])
  })

  it('are given to staff who ask, and kept with wording, method and who recorded them [DPPC-37]', async () => {
    const person = await personOf()
    const { outcome } = await requests.record(worker, person.subjectId, 'health-information', 'GIVEN', {
      signature: { kind: 'SAID_IN_PERSON', text: 'Yes', witness: 'Kim Vale' },
    })
    expect(outcome).toMatchObject({
      userErrors: [],
      consent: {
        state: 'GIVEN',
        version: 1,
        recordedBy: 'Alex Reed',
        method: 'IN_PERSON',
        wordingVersion: 1,
        decidedAt: network.clock.now().toISOString(),
        history: [{ state: 'GIVEN', recordedBy: 'Alex Reed', signed: true, wordingVersion: 1 }],
        viewerCan: { give: false, withdraw: true },
      },
    })
    expect(await network.inForce(person.subjectId)).toEqual(['health-information'])
    expect((await requests.consents(person, person.subjectId)).get('health-information')).toMatchObject({
      recordedBy: 'Alex Reed',
    })
    const [row] = await network.admin.$queryRawUnsafe<{ signature_sealed: Uint8Array; witness_sealed: Uint8Array }[]>(
      'SELECT signature_sealed, witness_sealed FROM consent.consent_decision WHERE service_user_id = $1::uuid',
      person.subjectId,
    )
    expect(Buffer.from(row!.witness_sealed).toString('latin1')).not.toContain('Kim Vale')
    expect(row!.signature_sealed).toBeInstanceOf(Uint8Array)
  })

  it('are made item by item: the rest of the form waits, and nothing is blocked [DMWS-21, DMWS-22]', async () => {
    const person = await personOf()
    await requests.record(person, person.subjectId, 'contact-email', 'GIVEN')
    const { outcome } = await requests.record(person, person.subjectId, 'contact-phone', 'REFUSED')
    expect(outcome).toMatchObject({ userErrors: [], consent: { state: 'REFUSED', recordedBy: 'You', method: 'SELF_SERVICE' } })
    const consents = await requests.consents(worker, person.subjectId)
    expect(consents.get('contact-email')).toMatchObject({ state: 'GIVEN', recordedBy: 'The person' })
    expect(consents.get('contact-sms')).toMatchObject({ state: 'NOT_ASKED' })
    expect(await network.inForce(person.subjectId)).toEqual(['contact-email'])
  })

  it('keep each channel of contact, each medium of a story and the contact list apart [DMWS-18, DMWS-20]', async () => {
    const person = await personOf()
    await requests.record(person, person.subjectId, 'case-study-reports', 'GIVEN')
    await requests.record(person, person.subjectId, 'contact-list', 'GIVEN')
    expect(await network.inForce(person.subjectId)).toEqual(['case-study-reports', 'contact-list'])
  })

  it('are taken back by the person at any time, in one step, and count at once for every reader [DMWS-23, DMWS-24]', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'share-partner-agency', 'GIVEN')
    network.clock.advance(60_000)
    const { outcome } = await requests.withdraw(person, person.subjectId, 'share-partner-agency')
    expect(outcome).toMatchObject({
      userErrors: [],
      consent: { state: 'WITHDRAWN', version: 2, recordedBy: 'You', viewerCan: { give: true, withdraw: false } },
    })
    expect(await network.inForce(person.subjectId)).toEqual([])
    const seen = (await requests.consents(worker, person.subjectId)).get('share-partner-agency')
    expect(seen).toMatchObject({ state: 'WITHDRAWN', recordedBy: 'The person' })
    expect(seen?.history?.map(({ state }) => state)).toEqual(['WITHDRAWN', 'GIVEN'])
  })

  it('open health information to the worker while in force, and close it at once when taken back [DMWS-24]', async () => {
    const person = await personOf()
    const mayReadHealth = async () => {
      const viewer = {
        ...worker,
        kind: 'staff',
        organisation: 'dmws',
        roles: ['support-worker'],
        scopes: ['**'],
        assurance: 2,
        purpose: 'care',
      } as const
      const facts = await new SubjectFactsLoader(network.admin, viewer, network.clock).load(person.subjectId)
      const ref = { resource: 'ServiceUser', id: person.subjectId, organisation: 'dmws', subjectId: person.subjectId }
      const policy = createPolicy({ organisation: policyProfile(network.dmws) })
      return policy.forViewer(viewer).decide('read', ref, 'special.health.mental', facts)
    }
    expect(await mayReadHealth()).toMatchObject({ reason: 'CONSENT_NOT_GIVEN' })
    await requests.record(worker, person.subjectId, 'store-and-use', 'GIVEN')
    await requests.record(worker, person.subjectId, 'health-information', 'GIVEN')
    expect(await mayReadHealth()).toEqual({ allowed: true })
    await requests.withdraw(person, person.subjectId, 'health-information')
    expect(await mayReadHealth()).toMatchObject({ reason: 'CONSENT_NOT_GIVEN' })
  })

  it('are taken back through staff as well, and given anew afterwards', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'marketing', 'GIVEN')
    const withdrawn = await requests.withdraw(worker, person.subjectId, 'marketing', { version: 1 })
    expect(withdrawn.outcome).toMatchObject({ userErrors: [], consent: { state: 'WITHDRAWN', method: null, version: 2 } })
    const given = await requests.record(person, person.subjectId, 'marketing', 'GIVEN', { version: 2 })
    expect(given.outcome).toMatchObject({ userErrors: [], consent: { state: 'GIVEN', version: 3 } })
    expect(await network.inForce(person.subjectId)).toEqual(['marketing'])
  })

  it('are withdrawn whatever becomes of the signature, which is kept when there is one [DMWS-25]', async () => {
    const person = await personOf()
    const signatures = [undefined, { kind: 'TYPED', text: '' }, { kind: 'TYPED', text: 'Sam Hill' }]
    for (const [index, signature] of signatures.entries()) {
      await requests.record(person, person.subjectId, 'contact-post', 'GIVEN', { version: index * 2 })
      const { outcome } = await requests.withdraw(person, person.subjectId, 'contact-post', { signature })
      expect(outcome).toMatchObject({ userErrors: [], consent: { state: 'WITHDRAWN' } })
      expect(outcome?.consent?.history?.[0]?.signed).toBe(index === 2)
    }
  })

  it('cannot be withdrawn when there is none in force, which changes nothing', async () => {
    const person = await personOf()
    const never = await requests.withdraw(person, person.subjectId, 'marketing')
    expect(never.outcome).toMatchObject({ userErrors: [{ code: 'NOT_IN_FORCE' }], consent: { state: 'NOT_ASKED' } })
    const informing = await requests.withdraw(person, person.subjectId, 'safeguarding-sharing')
    expect(informing.outcome).toMatchObject({ userErrors: [{ code: 'NOT_IN_FORCE' }] })
    await requests.record(person, person.subjectId, 'marketing', 'GIVEN')
    await requests.withdraw(person, person.subjectId, 'marketing')
    const again = await requests.withdraw(person, person.subjectId, 'marketing')
    expect(again.outcome).toMatchObject({ userErrors: [{ code: 'NOT_IN_FORCE' }], consent: { state: 'WITHDRAWN', version: 2 } })
  })

  it('are refused where the form cannot take them', async () => {
    const person = await personOf()
    const codeOf = async (item: string, rest: object = {}) =>
      (await requests.record(worker, person.subjectId, item, 'GIVEN', rest)).outcome?.userErrors.map(({ code }) => code)
    expect(await codeOf('safeguarding-sharing')).toEqual(['NOT_A_CHOICE'])
    expect(await codeOf('keep-seven-years')).toEqual(['NOT_A_CHOICE'])
    expect(await codeOf('nothing-of-the-kind')).toEqual(['UNKNOWN_ITEM'])
    expect(await codeOf('marketing', { method: 'PAPER' })).toEqual(['PAPERLESS'])
    expect(await network.inForce(person.subjectId)).toEqual([])
  })

  it('cannot leave out what the person said: nothing stands in for an answer [DPPC-35]', async () => {
    const person = await personOf()
    const { errors } = await network.ask(
      worker,
      'mutation ($input: RecordConsentDecisionInput!) { recordConsentDecision(input: $input) { userErrors { code } } }',
      { input: { serviceUserId: person.subjectId, itemCode: 'marketing', wordingVersion: 1, method: 'PHONE' } },
    )
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(await network.inForce(person.subjectId)).toEqual([])
  })

  it('count once when they are sent twice', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'contact-sms', 'GIVEN')
    const { outcome } = await requests.record(worker, person.subjectId, 'contact-sms', 'GIVEN')
    expect(outcome).toMatchObject({ userErrors: [], consent: { state: 'GIVEN', version: 1 } })
    expect(outcome?.consent?.history).toHaveLength(1)
    expect(await network.audit(person.subjectId, 'changed')).toHaveLength(1)
  })

  it('made on what has changed meanwhile are not recorded, and show how it stands now', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'contact-sms', 'GIVEN')
    const stale = await requests.record(person, person.subjectId, 'contact-sms', 'REFUSED', { version: 0 })
    expect(stale.outcome).toMatchObject({ userErrors: [{ code: 'CONFLICT' }], consent: { state: 'GIVEN', version: 1 } })
    const withdrawal = await requests.withdraw(person, person.subjectId, 'contact-sms', { version: 7 })
    expect(withdrawal.outcome).toMatchObject({ userErrors: [{ code: 'CONFLICT' }], consent: { version: 1 } })
    expect(await network.inForce(person.subjectId)).toEqual(['contact-sms'])
  })

  it('made at the same moment for the first time do not both win', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await personOf()
      const both = await Promise.all([
        requests.record(person, person.subjectId, 'marketing', 'GIVEN'),
        requests.record(worker, person.subjectId, 'marketing', 'REFUSED'),
      ])
      const codes = both.map(({ outcome }) => outcome?.userErrors[0]?.code ?? outcome?.consent?.state)
      expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1)
      const winner = codes.find((code) => code !== 'CONFLICT')
      const seen = (await requests.consents(worker, person.subjectId)).get('marketing')
      expect(seen).toMatchObject({ state: winner, version: 1 })
      expect(seen?.history).toHaveLength(1)
    }
  })

  it('are on record with the change or not at all', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'marketing', 'GIVEN')
    expect(await network.audit(person.subjectId, 'changed')).toEqual([
      {
        operation: 'mutation',
        viewer_id: worker.id,
        resource: 'Consent',
        categories: ['consent'],
        relationships: ['assigned-worker'],
      },
    ])
    await network.admin.$executeRawUnsafe(
      `ALTER TABLE access.audit ADD CONSTRAINT full_up CHECK (outcome <> 'changed') NOT VALID`,
    )
    const { answer } = await requests.withdraw(person, person.subjectId, 'marketing')
    await network.admin.$executeRawUnsafe('ALTER TABLE access.audit DROP CONSTRAINT full_up')
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect(await network.inForce(person.subjectId)).toEqual(['marketing'])
    expect((await requests.consents(person, person.subjectId)).get('marketing')).toMatchObject({ state: 'GIVEN', version: 1 })
  })

  it('once recorded are never rewritten', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'marketing', 'REFUSED')
    await expect(
      network.admin.$executeRawUnsafe(
        `UPDATE consent.consent_decision SET state = 'GIVEN' WHERE service_user_id = $1::uuid`,
        person.subjectId,
      ),
    ).rejects.toThrow('never changed')
  })

  it('keep the wording they were made on, and new ones need the new wording [DPPC-37]', async () => {
    const person = await personOf()
    await requests.record(worker, person.subjectId, 'contact-email', 'GIVEN')
    const { consent } = network.dmws
    const items = consent.form.items.map((item) =>
      item.code === 'contact-email'
        ? { ...item, wordings: [...item.wordings, { ...item.wordings[0]!, version: 2, text: 'You may email me.' }] }
        : item,
    )
    network.serve({ ...network.dmws, consent: { ...consent, form: { ...consent.form, version: 2, items } } })
    try {
      const seen = (await requests.consents(person, person.subjectId)).get('contact-email')
      expect(seen).toMatchObject({
        state: 'GIVEN',
        wordingVersion: 1,
        wording: { text: consent.form.items.find(({ code }) => code === 'contact-email')?.wordings[0]?.text },
        item: { wording: { version: 2 } },
        viewerCan: { give: true, withdraw: true },
      })
      const old = await requests.record(person, person.subjectId, 'contact-email', 'GIVEN', { version: 1 })
      expect(old.outcome?.userErrors).toEqual([{ code: 'WORDING_CHANGED', path: ['wordingVersion'] }])
      const anew = await requests.record(person, person.subjectId, 'contact-email', 'GIVEN', { version: 1, wordingVersion: 2 })
      expect(anew.outcome).toMatchObject({ userErrors: [], consent: { wording: { text: 'You may email me.' }, version: 2 } })
      const withdrawn = await requests.withdraw(person, person.subjectId, 'contact-email')
      expect(withdrawn.outcome?.consent?.history?.map(({ wordingVersion }) => wordingVersion)).toEqual([2, 2, 1])
    } finally {
      network.serve(network.dmws)
    }
  })
})
