import type { FieldError } from '../errors.ts'
import { escapePointer } from '../json-pointer.ts'

/** Characters that turn the direction of writing, unseen: with them words can be shown in another order than they stand. */
const turning = /[\u202a-\u202e\u2066-\u2069]/

/**
 * Where such characters stand, to be looked at: the texts are evidence and keep them. The same text is named once,
 * and the key of a record, which is made of its texts, never. Pure.
 */
export function bidiProblems(value: unknown): FieldError[] {
  const problems = new Map<string, FieldError>()
  const look = (inner: unknown, pointer: string): void => {
    if (typeof inner === 'string') {
      const [found] = turning.exec(inner) ?? []
      if (found && !problems.has(inner)) problems.set(inner, { pointer, sentence: kept(found) })
    } else if (typeof inner === 'object' && inner !== null)
      for (const [name, field] of Object.entries(inner))
        if (name !== 'key') look(field, `${pointer}/${escapePointer(name)}`)
  }
  look(value, '')
  return [...problems.values()]
}

function kept(character: string) {
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`
  return {
    en: `This has an unseen character that turns the direction of writing (${code}); it was kept. Compare it with the original.`,
    de: `Hier steht ein unsichtbares Zeichen, das die Schreibrichtung umkehrt (${code}); es blieb stehen. Bitte mit dem Original vergleichen.`,
  }
}
