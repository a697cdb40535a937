/** What of a parsed page is needed to read its words. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  hasAttribute?(name: string): boolean
}

const isWordless =
  /^(HEAD|TITLE|META|LINK|BASE|SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|MATH|IFRAME|OBJECT|EMBED|AUDIO|VIDEO|CANVAS|BUTTON|SELECT|TEXTAREA|INPUT|DATALIST)$/
const isParagraph =
  /^(P|DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|NAV|H[1-6]|UL|OL|DL|BLOCKQUOTE|PRE|FIGURE|FIGCAPTION|TABLE|HR|ADDRESS|FORM|FIELDSET|DETAILS|SUMMARY|BODY|HTML)$/
const isLine = /^(LI|DT|DD|TR|CAPTION|LEGEND)$/
const isCell = /^T[DH]$/

/** The words of a page as a reader sees them: an empty line between paragraphs, a line for each entry of a list. */
export function textOfPage(root: PageNode): string {
  const pieces: string[] = []
  let breaks = 0
  for (const piece of piecesOf(root)) {
    if (piece === lineBreak) breaks = Math.min(breaks + 1, 2)
    else if (typeof piece === 'number') breaks = Math.max(breaks, piece)
    else if (breaks === 0 || /[^ \n]/.test(piece)) {
      pieces.push('\n'.repeat(breaks), piece)
      breaks = 0
    }
  }
  return cleanText(pieces.join(''))
}

/**
 * A text in the form in which it is kept, without what only says where a word may be broken (soft hyphen, zero width
 * space) and what a database can't keep.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0\u00AD\u200B\uFEFF]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .normalize('NFC')
    .replace(/^[ \n]+|[ \n]+$/g, '')
}

const lineBreak = Symbol('line break')
type Piece = string | number | typeof lineBreak
/** Something still to be read: a node, inside PRE or not, or what stands at an element's end. */
type Ahead = Piece | { node: PageNode; isPreformatted: boolean }

/** Words in the order of the page, and between them how many line ends; without recursion, so no page is too deep. */
function* piecesOf(root: PageNode): Generator<Piece> {
  const ahead: Ahead[] = [{ node: root, isPreformatted: false }]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next !== 'object') yield next
    else if (next.node.nodeType === 3) yield wordsOf(next.node.nodeValue ?? '', next.isPreformatted)
    else if (isRead(next.node)) for (const one of insideOf(next.node, next.isPreformatted)) ahead.push(one)
  }
}

function wordsOf(text: string, isPreformatted: boolean): string {
  return text.replace(isPreformatted ? /[ \t\f\r]+/g : /[ \t\n\f\r]+/g, ' ')
}

/** An element with what stands around and in it, the last first. */
function insideOf(node: PageNode, isInPre: boolean): Ahead[] {
  const name = node.nodeName.toUpperCase()
  if (name === 'BR') return [lineBreak]
  const edge = edgeOf(name)
  const inside: Ahead[] = [edge]
  const isPreformatted = isInPre || name === 'PRE'
  for (let child = node.firstChild; child; child = child.nextSibling)
    inside.push({ node: child, isPreformatted })
  inside.push(edge)
  return inside.reverse()
}

function edgeOf(name: string): string | number {
  if (isCell.test(name)) return ' '
  if (isParagraph.test(name)) return 2
  return isLine.test(name) ? 1 : 0
}

/** Elements and documents, but not comments or what shows no words of the page. */
function isRead(node: PageNode): boolean {
  if (node.nodeType === 9 || node.nodeType === 11) return true
  return (
    node.nodeType === 1 && !isWordless.test(node.nodeName.toUpperCase()) && !node.hasAttribute?.('hidden')
  )
}
