import { de } from './de.ts'
import { deskDe } from './desk.de.ts'
import type { english } from './english.ts'

/** The same words in German. */
export const german: Record<keyof typeof english, string> = { ...de, ...deskDe }
