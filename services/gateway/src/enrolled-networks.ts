import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Decides whether an address is within the networks that are enrolled. This machine always is: nothing has left it then. */
export type IsEnrolled = (address: string | undefined) => boolean

/** A network is not written as one, such as `192.0.2.0/24` or `2001:db8::/32`. */
export class BadNetwork extends Error {
  override readonly name = 'BadNetwork'
}

/**
 * A way through the first of the locks before personal data [DMWS-07]: a network that was enrolled, such as that of an office.
 * @param networks in CIDR notation
 * @throws BadNetwork
 */
export function enrolledNetworks(networks: readonly string[]): IsEnrolled {
  const known = new BlockList()
  for (const network of ['127.0.0.0/8', '::1/128', ...networks]) {
    const [, address = '', prefix = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(network.trim()) ?? []
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    if (family === null || Number(prefix) > (family === 'ipv4' ? 32 : 128))
      throw new BadNetwork('A network is written as 192.0.2.0/24.')
    known.addSubnet(address, Number(prefix), family)
  }
  return (given) => {
    // An address of version 4 that came in on a socket of version 6.
    const address = given?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
    if (isIPv4(address)) return known.check(address, 'ipv4')
    return isIPv6(address) && known.check(address, 'ipv6')
  }
}
