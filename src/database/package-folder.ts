import { fileURLToPath } from 'node:url'

/** The package's root: two levels up, whether this file runs from src/ or from dist/. */
export const packageFolder = fileURLToPath(new URL('../../', import.meta.url))
