import { defineConfig } from 'vite'

// A start that reads one file instead of a thousand is half a second shorter. Vite wants a default export.
export default defineConfig({
  root: new URL('../../', import.meta.url).pathname,
  publicDir: false,
  ssr: {
    noExternal: true,
    // What finds files beside itself stays where it is.
    external: [
      ...['@electric-sql/pglite', '@prisma/client', '@prisma/adapter-pg', '@prisma/schema-engine-wasm'],
      ...['pg', 'pino', 'pino-http', 'swagger-ui-dist'],
    ],
  },
  build: {
    ssr: 'dist/main.js',
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      output: {
        // A file two levels down, as its unbundled self: it knows the package's root by where it lies.
        codeSplitting: { groups: [{ name: 'service/package-folder', test: /package-folder/ }] },
        chunkFileNames: '[name].js',
      },
    },
  },
})
