export { findBrowser, launchBrowser, NoBrowserError } from './browser.ts'
export { apiAs, post, type Answer, type Api, type Persona } from './api-client.ts'
export { freePort } from './free-port.ts'
export { startTestNetwork, type TestNetwork } from './test-network.ts'
