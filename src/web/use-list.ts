import { useEffect, useRef, useState } from 'preact/hooks'
import type { PagedLists } from './answers.ts'
import { addressOf, ask, type Query } from './api.ts'
import { asProblem, isAborted, type Problem } from './problem.ts'

/** A list that grows page by page. While another filter is asked, the items before stay shown. */
export interface List<Item> {
  /** Undefined until the first page is there. */
  items: readonly Item[] | undefined
  hasMore: boolean
  isAsking: boolean
  problem: Problem | undefined
  more: () => void
  reload: () => void
}

interface State<Item> {
  items?: readonly Item[]
  cursor?: string | null
  problem?: Problem
  isAsking: boolean
}

export function useList<Path extends keyof PagedLists>(
  path: Path,
  query: Query,
): List<PagedLists[Path]['items'][number]> {
  type Item = PagedLists[Path]['items'][number]
  const [state, setState] = useState<State<Item>>({ isAsking: true })
  const [turn, setTurn] = useState(0)
  const abort = useRef(new AbortController())

  async function askFor(before: readonly Item[], cursor?: string): Promise<void> {
    const { signal } = abort.current
    setState(({ problem, ...shown }) => ({ ...shown, isAsking: true }))
    try {
      const page = await ask(path, { ...query, cursor }, signal)
      setState({ items: [...before, ...page.items], cursor: page.nextCursor, isAsking: false })
    } catch (error) {
      if (!isAborted(error)) setState((shown) => ({ ...shown, problem: asProblem(error), isAsking: false }))
    }
  }

  useEffect(() => {
    abort.current = new AbortController()
    void askFor([])
    return () => abort.current.abort()
  }, [addressOf(path, query), turn])

  return {
    items: state.items,
    hasMore: Boolean(state.cursor),
    isAsking: state.isAsking,
    problem: state.problem,
    more: () => void askFor(state.items ?? [], state.cursor ?? undefined),
    reload: () => setTurn((now) => now + 1),
  }
}
