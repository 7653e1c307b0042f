import type { ViewerHeaders } from './admit-viewer.ts'
import { enrolledDevices } from './enrolled-devices.ts'
import { enrolledNetworks } from './enrolled-networks.ts'
import type { GatewayConfig } from './gateway-config.ts'

type Enrolment = Pick<GatewayConfig, 'enrolledNetworks' | 'deviceAuthorities' | 'tlsInFront' | 'clock'>

/**
 * Whether a request comes on an enrolled device or from an enrolled network [DMWS-07].
 * @throws BadNetwork, BadDeviceAuthority
 */
export function enrolment({ enrolledNetworks: networks = [], deviceAuthorities, tlsInFront, clock }: Enrolment) {
  const fromNetwork = enrolledNetworks(networks)
  const onDevice = deviceAuthorities !== undefined && tlsInFront ? enrolledDevices(deviceAuthorities, clock) : () => false
  return ({ address, 'client-cert': clientCert }: ViewerHeaders): boolean => fromNetwork(address) || onDevice(clientCert)
}
