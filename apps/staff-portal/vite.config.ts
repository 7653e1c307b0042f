import { portalViteConfig } from '@candour/portal-kit/vite-config'

export default portalViteConfig('/staff/', 150)
