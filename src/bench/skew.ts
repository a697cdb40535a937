/** Who speaks how often: by Zipf's law, the first of 1,000 speakers with a tenth of all claims. */

export const speakerCount = 1000
const exponent = 0.915

/** At speaker n's place the share of claims of speakers 1 to n; the last is 1. */
export const sharesUpTo: readonly number[] = sumUp(
  Array.from({ length: speakerCount }, (_, nth) => (nth + 1) ** -exponent),
)

export function slugOf(speaker: number): string {
  return `speaker-${speaker}`
}

/** How many of the most frequent speakers have so many claims that `pageSize` of them fill a page, and a few more. */
export function speakersWithPage(claims: number, pageSize: number): number {
  const share = (speaker: number) => (sharesUpTo[speaker - 1] ?? 0) - (sharesUpTo[speaker - 2] ?? 0)
  let speaker = 1
  while (speaker < speakerCount && share(speaker + 1) * claims >= pageSize * 1.2) speaker += 1
  return speaker
}

/** Speakers as readers ask for them, as often as they speak: always the same ones in the same order. */
export function drawSpeakers(draws: number, among: number): number[] {
  const random = randomNumbers(4711)
  const whole = sharesUpTo[among - 1] ?? 1
  return Array.from({ length: draws }, () => speakerAt(random() * whole))
}

function speakerAt(share: number): number {
  const nth = sharesUpTo.findIndex((upTo) => share < upTo)
  return nth < 0 ? speakerCount : nth + 1
}

function sumUp(weights: number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return weights.map((weight) => {
    sum += weight / whole
    return sum
  })
}

/** Numbers from 0 to 1 that look random and are the same at every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
