export type GatewayConfigFault = 'BAD_PUBLIC_URL' | 'PUBLIC_ADDRESS_REFUSED' | 'PORT_IN_USE' | 'PORTAL_NOT_BUILT'

/** The gateway cannot start as configured. The message is one sentence for the operator. */
export class GatewayConfigError extends Error {
  readonly code: GatewayConfigFault

  constructor(code: GatewayConfigFault, message: string) {
    super(message)
    this.name = 'GatewayConfigError'
    this.code = code
  }
}
