import { describe, expect, it } from 'vitest'
import { BadNetwork, enrolledNetworks } from './enrolled-networks.ts'

describe('enrolled networks', () => {
  it('are those that were named, and this machine', () => {
    const isEnrolled = enrolledNetworks(['192.0.2.0/24', '2001:db8::/32'])
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.77', '::ffff:192.0.2.77', '2001:db8::5'])
      expect([address, isEnrolled(address)]).toEqual([address, true])
    for (const address of ['192.0.3.1', '2001:db9::1', '', 'unknown', '192.0.2.77, 10.0.0.1', undefined])
      expect([address, isEnrolled(address)]).toEqual([address, false])
  })

  it.each(['192.0.2.0', '192.0.2.0/33', 'office/24', '2001:db8::/129', ''])(
    'are refused when not written as networks: %j',
    (network) => {
      expect(() => enrolledNetworks([network])).toThrow(BadNetwork)
    },
  )
})
