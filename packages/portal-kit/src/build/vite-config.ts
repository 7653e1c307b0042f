import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { sizeBudget } from './size-budget.ts'

const kit = fileURLToPath(new URL('../..', import.meta.url))

/**
 * How both portals are built: everything from this origin, nothing inline (the content security policy allows neither inline scripts nor
 * `data:` addresses), no source of a font.
 *
 * @param base Path that the portal is served at, such as `/staff/`.
 * @param firstRouteKilobytes Largest gzipped script of the first route; the build fails above it.
 * @param port Port of the running backend, for `npm run dev`.
 */
export function portalViteConfig(base: string, firstRouteKilobytes: number, port = process.env['PORT'] ?? '4000'): UserConfig {
  const backend = { target: `http://127.0.0.1:${port}`, changeOrigin: false }
  return {
    base,
    plugins: [react(), sizeBudget({ firstRoute: firstRouteKilobytes, laterRoute: 40, styles: 25 })],
    css: {
      // govuk-frontend has a media query for old browsers that Lightning CSS rejects.
      lightningcss: { errorRecovery: true },
      // The first path is the folder that contains node_modules, as the MOJ base asks for; the portals do not depend on the design system themselves.
      preprocessorOptions: { scss: { loadPaths: [kit, `${kit}node_modules`], quietDeps: true } },
    },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: { proxy: { '/graphql': backend, '/identity': backend } },
  }
}
