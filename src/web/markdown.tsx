import type { ComponentChild } from 'preact'
import { type Block, blocksOf, type Words } from '../markdown.ts'

/** Shows Markdown as markdown.ts reads it. Builds nodes, never HTML text. */
export function Markdown({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="prose" lang={lang}>
      {blocksOf(text).map((block, position) => (
        <BlockNode key={position} block={block} />
      ))}
    </div>
  )
}

function BlockNode({ block: { kind, entries } }: { block: Block }) {
  if (kind === 'paragraph') return <p>{entries.flat().map(inlineNode)}</p>
  const items = entries.map((words, at) => <li key={at}>{words.map(inlineNode)}</li>)
  return kind === 'numbered' ? <ol>{items}</ol> : <ul>{items}</ul>
}

function inlineNode(words: Words): ComponentChild {
  if (typeof words === 'string') return words
  if ('strong' in words) return <strong>{words.strong.map(inlineNode)}</strong>
  if ('emphasis' in words) return <em>{words.emphasis.map(inlineNode)}</em>
  return (
    <a href={words.address} rel="noreferrer noopener">
      {words.label}
    </a>
  )
}
