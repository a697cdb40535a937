import { type Span, withoutSpaceAround } from './sentences.ts'

/** What the quotation marks of a text say about selected words. Pure. */

const pairs = /„([^“”"„\n]+)[“”"]|“([^”“\n]+)”|"([^"\n]+)"|«([^»«\n]+)»|»([^«»\n]+)«|‚([^‘’\n]+)[‘’]/g
const marks = /["„“”«»‚‘’]/

/** The words between each pair of marks in the paragraphs that a span touches, without the marks. */
export function quotedSpans(text: string, near: Span): Span[] {
  const from = text.lastIndexOf('\n', near.start - 1) + 1
  const next = text.indexOf('\n', near.end)
  const paragraph = text.slice(from, next < 0 ? text.length : next)
  return [...paragraph.matchAll(pairs)].map((match) => {
    const start = from + match.index + 1
    return { start, end: start + match[0].length - 2 }
  })
}

export interface MarkedWords {
  span: Span
  form: 'DIRECT' | 'INDIRECT'
  isPartial: boolean
}

/**
 * The selected words without the quotation marks around them, and the form the marks suggest: DIRECT within a pair;
 * partial where a pair stands inside reported speech.
 */
export function readMarks(text: string, selected: Span): MarkedWords {
  const whole = withoutSpaceAround(text, selected)
  const quoted = quotedSpans(text, whole)
  const bare = withoutMarks(text, whole, quoted)
  const around = quoted.find((span) => span.start <= bare.start && bare.end <= span.end)
  if (around) return { span: bare, form: 'DIRECT', isPartial: startsSmall(text, around) }
  return { span: whole, form: 'INDIRECT', isPartial: quoted.some((span) => within(span, whole)) }
}

/** The first quoted words that begin after a place, anywhere in the text. */
export function nextQuoted(text: string, after: number): Span | undefined {
  let from = after
  while (from < text.length) {
    const found = quotedSpans(text, { start: from, end: from }).find((span) => span.start > after)
    if (found) return found
    const next = text.indexOf('\n', from)
    if (next < 0) return undefined
    from = next + 1
  }
  return undefined
}

function withoutMarks(text: string, whole: Span, quoted: Span[]): Span {
  const stripped = { ...whole }
  if (marks.test(text.charAt(stripped.start))) stripped.start += 1
  while (stripped.end > stripped.start && /[,.;:\s]/.test(text.charAt(stripped.end - 1))) stripped.end -= 1
  if (marks.test(text.charAt(stripped.end - 1))) stripped.end -= 1
  else stripped.end = whole.end
  if (stripped.start >= stripped.end) return whole
  return quoted.some((span) => within(stripped, span)) ? stripped : whole
}

function within(inner: Span, outer: Span) {
  return outer.start <= inner.start && inner.end <= outer.end
}

function startsSmall(text: string, { start }: Span) {
  const first = text.charAt(start)
  return first !== first.toUpperCase()
}
