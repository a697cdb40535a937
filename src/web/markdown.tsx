import type { ComponentChild } from 'preact'

/**
 * Shows the little Markdown that reasons are written in: paragraphs, lists, **strong**, *emphasis* and links to
 * http(s) addresses. Builds nodes, never HTML text; all else stays as it was typed.
 */
export function Markdown({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="prose" lang={lang}>
      {text.split(/\n{2,}/).flatMap((block, position) => blockNodes(block, position))}
    </div>
  )
}

const listMark = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/

interface Group {
  isList: boolean
  isNumbered: boolean
  lines: string[]
}

function blockNodes(block: string, position: number): ComponentChild[] {
  return groupsOf(block).map((group, place) => {
    const key = `${position}-${place}`
    if (!group.isList) return <p key={key}>{inlineNodes(group.lines.join('\n'))}</p>
    const entries = group.lines.map((line, at) => <li key={at}>{inlineNodes(line.replace(listMark, ''))}</li>)
    return group.isNumbered ? <ol key={key}>{entries}</ol> : <ul key={key}>{entries}</ul>
  })
}

function groupsOf(block: string): Group[] {
  const groups: Group[] = []
  for (const line of block.split('\n').filter((one) => one.trim())) {
    const isList = listMark.test(line)
    const last = groups.at(-1)
    if (last && last.isList === isList) last.lines.push(line)
    else groups.push({ isList, isNumbered: /^\s*\d/.test(line), lines: [line] })
  }
  return groups
}

const inline =
  /\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/

function inlineNodes(text: string): ComponentChild[] {
  const found = inline.exec(text)
  if (!found) return [text]
  const [whole, strong, emphasis, label, address, bare] = found
  return [text.slice(0, found.index), node(), ...inlineNodes(text.slice(found.index + whole.length))]

  function node(): ComponentChild {
    if (strong) return <strong>{inlineNodes(strong)}</strong>
    if (emphasis) return <em>{inlineNodes(emphasis)}</em>
    return (
      <a href={address ?? bare ?? ''} rel="noreferrer noopener">
        {label ?? bare}
      </a>
    )
  }
}
