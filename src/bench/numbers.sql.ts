import { idAt } from './chance.sql.ts'

/** Which row has which number, id and time. Ten claims and their eleven quotes are a block. */

export const beginMs = 1_672_531_200_000
export const hourMs = 3_600_000
const spanMs = 94_000_000_000

/** Milliseconds from one quote to the next, so that any number of blocks takes the same three years. */
export function stepMsOf(blocks: number): number {
  return spanMs / blocks / 11
}

/** A twentieth of the claims. */
export function sourcesFor(blocks: number): number {
  return Math.max(1, Math.floor(blocks / 2))
}

export function speakerId(number: string): string {
  return idAt(`${beginMs}`, 'speaker', number)
}

export function reviewerId(number: string): string {
  return idAt(`${beginMs}`, 'reviewer', number)
}

export function sourceId(number: string): string {
  return idAt(`${beginMs} + ${number}`, 'source', number)
}
