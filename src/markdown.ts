/**
 * The little Markdown that reasons are written in: paragraphs, lists, **strong**, *emphasis* and links to http(s)
 * addresses; all else stays as it was typed. Pure: the browser and the public pages make nodes of it, each in their way.
 */

export type Words = string | { strong: Words[] } | { emphasis: Words[] } | { address: string; label: string }

export interface Block {
  kind: 'paragraph' | 'list' | 'numbered'
  /** A paragraph has one entry. */
  entries: Words[][]
}

const listMark = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/

export function blocksOf(text: string): Block[] {
  return text.split(/\n{2,}/).flatMap(groupsOf)
}

function groupsOf(block: string): Block[] {
  const groups: { kind: Block['kind']; lines: string[] }[] = []
  for (const line of block.split('\n').filter((one) => one.trim())) {
    const isEntry = listMark.test(line)
    const last = groups.at(-1)
    if (last && (last.kind !== 'paragraph') === isEntry) last.lines.push(line)
    else
      groups.push({
        kind: isEntry ? (/^\s*\d/.test(line) ? 'numbered' : 'list') : 'paragraph',
        lines: [line],
      })
  }
  return groups.map(({ kind, lines }) => ({
    kind,
    entries:
      kind === 'paragraph'
        ? [wordsOf(lines.join('\n'))]
        : lines.map((line) => wordsOf(line.replace(listMark, ''))),
  }))
}

/** Lengths are bounded so that a text of nothing but opening marks is read in one go. */
const inline =
  /\*\*([^*\n]{1,2000})\*\*|\*([^*\s][^*\n]{0,2000})\*|\[([^\]\n]{1,300})\]\((https?:\/\/[^\s)]{1,2000})\)|(https?:\/\/[^\s<>"]{0,2000}[^\s<>".,;:!?)])/

function wordsOf(text: string): Words[] {
  const words: Words[] = []
  let rest = text
  for (let found = inline.exec(rest); found; found = inline.exec(rest)) {
    if (found.index > 0) words.push(rest.slice(0, found.index))
    words.push(markedWords(found))
    rest = rest.slice(found.index + found[0].length)
  }
  return rest ? [...words, rest] : words
}

function markedWords([, strong, emphasis, label, address = '', bare = '']: RegExpExecArray): Words {
  if (strong) return { strong: wordsOf(strong) }
  if (emphasis) return { emphasis: wordsOf(emphasis) }
  return { address: address || bare, label: label ?? bare }
}
