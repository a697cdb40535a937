import type { FieldError, Sentence } from '../../errors.ts'
import { keptAddress } from '../../web-address.ts'
import { at } from './kind.ts'

/** Rules that many kinds of record share: each says what is wrong, if anything. */

/** Clocks of two machines may differ by so much. */
const toleranceMs = 60_000

/** Times at which something was done, in the order in which it must have been; null where it was not. */
export function timesWrong(...times: [pointer: string, at: string | null][]): FieldError[] {
  const done = times.filter((time): time is [string, string] => time[1] !== null)
  const latest = new Date(Date.now() + toleranceMs).toISOString()
  const future = done.filter(([, time]) => time > latest).map(([pointer]) => at(pointer, sentences.future))
  const early = done
    .filter(([, time], nth) => nth > 0 && time < (done[nth - 1]?.[1] ?? ''))
    .map(([pointer]) => at(pointer, sentences.early))
  return [...future, ...early]
}

/** An address stands as the desk keeps it. */
export function addressWrong(pointer: string, address: string | null): FieldError[] {
  return address === null || keptAddress(address) === address ? [] : [at(pointer, sentences.address)]
}

/** Something that is named is there. */
export function missing(pointer: string, id: string | null, isThere: (id: string) => boolean): FieldError[] {
  return id === null || isThere(id) ? [] : [at(pointer, notThere(id))]
}

export function unless(isRight: boolean, pointer: string, sentence: Sentence): FieldError[] {
  return isRight ? [] : [at(pointer, sentence)]
}

function notThere(id: string): Sentence {
  return {
    en: `${id} is neither here nor before this in the file, or was refused.`,
    de: `${id} ist weder hier noch davor in der Datei, oder wurde abgelehnt.`,
  }
}

const sentences = {
  future: { en: 'This time has not come yet.', de: 'Diese Zeit ist noch nicht gewesen.' },
  early: { en: 'This is earlier than what it follows on.', de: 'Das ist früher als das, worauf es folgt.' },
  address: {
    en: 'This is not how the desk writes this address.',
    de: 'So schreibt der Desk diese Adresse nicht.',
  },
} satisfies Record<string, Sentence>
