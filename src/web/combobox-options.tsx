import { useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, isAborted } from './problem.ts'

/** What a combobox offers. */

export interface Option {
  key: string
  label: string
  /** A second, quieter line: what tells two of the same name apart. */
  detail?: string | undefined
}

export type Search = (query: string, signal: AbortSignal) => Promise<readonly Option[]>

/** The key of the option that creates what was typed. */
export const creationKey = ' create'
const typingPauseMs = 150

interface OptionRowProps {
  id: string
  option: Option
  isActive: boolean
  onChoose: () => void
}

export function OptionRow({ id, option, isActive, onChoose }: OptionRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys; options never have the focus
    <div
      id={id}
      ref={row}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      class={option.key === creationKey ? 'creation' : undefined}
      // Keeps the focus in the field, so that leaving it does not close the list before the click.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <bdi>{option.label}</bdi>
      {option.detail && <small>{option.detail}</small>}
    </div>
  )
}

export interface Found {
  options: readonly Option[]
  isAsking: boolean
  problem?: string
}

/** Asks once the typing pauses; shows the options before until the answer is there. */
export function useFound(search: Search, query: string, isOpen: boolean): Found {
  const [answer, setAnswer] = useState<Answered>({ options: [], query: undefined })
  useEffect(() => {
    if (!isOpen) return setAnswer((before) => ({ options: before.options, query: undefined }))
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        setAnswer({ options: await search(query.trim(), abort.signal), query })
      } catch (error) {
        if (!isAborted(error)) setAnswer({ options: [], query, problem: asProblem(error).title })
      }
    }, typingPauseMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, isOpen])
  return { ...answer, isAsking: answer.query !== query }
}

interface Answered {
  options: readonly Option[]
  /** What the options answer; undefined when they may be out of date. */
  query: string | undefined
  problem?: string
}
