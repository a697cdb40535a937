/** Google asks to stay below this, so that the claim fits on a small screen. */
export const longestShortText = 75

/** Characters of two UTF-16 units. */
const pairs = /[\ud800-\udbff][\udc00-\udfff]/g

/** How many characters (code points) a text has. */
export function lengthOf(text: string): number {
  return text.length - (text.match(pairs)?.length ?? 0)
}

/** The beginning of a text up to `most` characters with the ellipsis, never cut inside a word. A first word that is longer stays whole. */
export function shortened(text: string, most: number): string {
  const whole = text.trim().replace(/\s+/g, ' ')
  if (lengthOf(whole) <= most) return whole
  const [first = '', ...words] = wordsOf(whole)
  let [short, length] = [first, lengthOf(first)]
  for (const word of words) {
    length += lengthOf(word)
    if (length > most - 1) break
    short += word
  }
  return `${short.replace(/[\s,;:–—-]+$/u, '')}…`
}

const withoutSpaces =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Words with the space before them; in scripts without spaces, where a segmenter finds them. */
function wordsOf(text: string): string[] {
  const words = text.match(/\s?\S+/g) ?? []
  if (!withoutSpaces.test(text)) return words
  return words.flatMap((word) =>
    withoutSpaces.test(word) ? [...segmenter.segment(word)].map(({ segment }) => segment) : [word],
  )
}
