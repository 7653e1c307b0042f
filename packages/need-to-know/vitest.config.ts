import { defineConfig } from 'vitest/config'

// Property tests try thousands of cases and share the machine with everything else.
export default defineConfig({ test: { testTimeout: 30_000 } })
