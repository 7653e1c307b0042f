import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSealingKeys, openParameters, sealParameters, UnopenableParameters, type QueuedPlace } from './sealed-parameters.ts'

const keys = newSealingKeys()
const place: QueuedPlace = {
  id: '01940000-0000-7000-8000-000000000001',
  organisation: 'dmws',
  kind: 'sign-in-invitation',
  recipientKind: 'service-user',
  recipientId: '01940000-0000-7000-8000-000000000002',
}
const content = { parameters: { code: 'KXTP-4920', expiresAt: '2026-12-01T09:00:00.000Z' }, recipient: null }

describe('the parameters of a queued message', () => {
  it('open as they were sealed, whatever they hold, and show nothing of it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.constant(null))), (parameters) => {
        const sealed = sealParameters(keys.publicKey, place, { parameters, recipient: null })
        expect(openParameters(keys, place, sealed).parameters).toEqual({ ...parameters })
      }),
      { numRuns: 50 },
    )
    expect(Buffer.from(sealParameters(keys.publicKey, place, content)).includes('KXTP-4920')).toBe(false)
  })

  it('open for no other message, recipient, kind or organisation', () => {
    const sealed = sealParameters(keys.publicKey, place, content)
    for (const elsewhere of [
      { id: '01940000-0000-7000-8000-000000000003' },
      { recipientId: '01940000-0000-7000-8000-000000000003' },
      { recipientKind: 'staff' as const },
      { organisation: 'bct' },
      { kind: 'access-restored' },
    ])
      expect(() => openParameters(keys, { ...place, ...elsewhere }, sealed)).toThrow(UnopenableParameters)
    expect(openParameters(keys, { ...place, id: place.id.toUpperCase() }, sealed)).toEqual(content)
  })

  it('open with no other key, and not after a change in any byte', () => {
    const sealed = sealParameters(keys.publicKey, place, content)
    expect(() => openParameters(newSealingKeys(), place, sealed)).toThrow(UnopenableParameters)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => openParameters(keys, place, changed), `byte ${at}`).toThrow(UnopenableParameters)
    }
    expect(() => openParameters(keys, place, sealed.subarray(0, 20))).toThrow(UnopenableParameters)
  })

  it('are sealed anew each time, so that equal ones cannot be told', () => {
    expect(sealParameters(keys.publicKey, place, content)).not.toEqual(sealParameters(keys.publicKey, place, content))
  })
})
