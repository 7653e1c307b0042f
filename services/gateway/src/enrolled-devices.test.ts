import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { manualClock } from '@candour/database'
import { authority, clientCert, device, type Certified } from '../tests/device-certificates.ts'
import { BadDeviceAuthority, enrolledDevices } from './enrolled-devices.ts'

const header = ({ cert }: Certified) => clientCert(new X509Certificate(cert).raw)

describe('an enrolled device', () => {
  let ours: Certified
  let other: Certified
  beforeAll(async () => {
    ;[ours, other] = [await authority('Devices of ours'), await authority('Devices of ours')]
  })
  const at = (time: string, authorities = ours.cert) => enrolledDevices(authorities, manualClock(time))

  it('is one whose certificate an authority of ours gave, while both are in force', async () => {
    const laptop = header(await device(ours))
    expect(at('2026-11-22T09:00:00Z')(laptop)).toBe(true)
    expect(at('2026-11-22T09:00:00Z', `${other.cert}\n${ours.cert}`)(laptop)).toBe(true)
    expect(at('2026-10-31T23:59:59Z')(laptop)).toBe(false)
    expect(at('2027-11-01T00:00:00Z')(laptop)).toBe(false)
    const outliving = await device(ours, {
      notBeforeDate: new Date('2026-10-01T00:00:00Z'),
      notAfterDate: new Date('2028-11-01T00:00:00Z'),
    })
    expect(at('2026-11-22T09:00:00Z')(header(outliving))).toBe(true)
    expect(at('2026-10-31T23:59:59Z')(header(outliving))).toBe(false)
    expect(at('2027-11-01T00:00:00Z')(header(outliving))).toBe(false)
  })

  it('is no other, whatever it shows', async () => {
    const isEnrolled = at('2026-11-22T09:00:00Z')
    const laptop = header(await device(ours))
    const shown = {
      'another authority of the same name': header(await device(other)),
      itself: header(await device(null)),
      'a certificate that is over': header(await device(ours, { notAfterDate: new Date('2026-11-22T08:59:59Z') })),
      'a certificate that is not in force yet': header(await device(ours, { notBeforeDate: new Date('2026-11-22T09:00:01Z') })),
      'the certificate of a server': header(await device(ours, { serverAuth: true })),
      'the certificate of an authority': header(await device(ours, { cA: true })),
      'the authority’s own': header(ours),
      'a byte changed': `${laptop.slice(0, -4)}${laptop.at(-4) === 'A' ? 'B' : 'A'}${laptop.slice(-3)}`,
      'no byte sequence': laptop.slice(1),
      'two of them': `${laptop}, ${laptop}`,
      'no certificate': clientCert(Buffer.from('laptop')),
      nothing: undefined,
    }
    for (const [what, said] of Object.entries(shown)) expect([what, isEnrolled(said)]).toEqual([what, false])
  })

  it('is enrolled by an authority only', async () => {
    expect(() => at('2026-11-22T09:00:00Z', '')).toThrow(BadDeviceAuthority)
    expect(() => at('2026-11-22T09:00:00Z', ours.cert.replaceAll('M', 'N'))).toThrow(BadDeviceAuthority)
    const laptop = await device(ours)
    expect(() => at('2026-11-22T09:00:00Z', laptop.cert)).toThrow(BadDeviceAuthority)
  })
})
