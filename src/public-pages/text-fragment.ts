/** More words than this are named by their beginning and their end. */
const mostWords = 12
const endWords = 5

/** The address of a page at the words quoted from it (https://wicg.github.io/scroll-to-text-fragment/): browsers scroll to them and mark them. */
export function addressOfWords(address: string, segments: readonly string[]): string {
  const directives = segments.map(directiveOf).filter(Boolean).join('&')
  if (!directives) return address
  return `${address}${address.includes('#') ? '' : '#'}:~:${directives}`
}

/** Words of several paragraphs lie in no one element, so they too are named by both ends. */
function directiveOf(exact: string): string {
  const lines = exact.split('\n').filter((line) => line.trim())
  const words = exact.trim().split(/\s+/)
  if (lines.length === 0) return ''
  if (lines.length === 1 && words.length <= mostWords) return `text=${encoded(words.join(' '))}`
  const [first = '', last = ''] = [lines[0], lines.at(-1)]
  const start = first.trim().split(/\s+/).slice(0, endWords).join(' ')
  const end = last.trim().split(/\s+/).slice(-endWords).join(' ')
  return `text=${encoded(start)},${encoded(end)}`
}

/** Commas, ampersands and hyphens part a directive, so they are encoded in words. */
function encoded(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D')
}
