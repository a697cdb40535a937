import { useEffect, useState } from 'preact/hooks'
import type { Asked } from './answers.ts'
import { addressOf, ask, type Query } from './api.ts'
import { asProblem, isAborted, type Problem } from './problem.ts'

/** What the server answers for a page; the answer before stays shown until the next one is there. */
export interface Answer<Value> {
  value: Value | undefined
  problem: Problem | undefined
  isAsking: boolean
  reload: () => void
  /** Puts in what a save answered, without asking again. */
  replace: (value: Value) => void
}

interface State<Value> {
  value?: Value | undefined
  problem?: Problem | undefined
  isAsking: boolean
}

export function useAnswer<const Path extends string>(path: Path, query: Query = {}): Answer<Asked<Path>> {
  const [state, setState] = useState<State<Asked<Path>>>({ isAsking: true })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    setState((before) => ({ ...before, isAsking: true }))
    ask(path, query, abort.signal).then(
      (value) => setState({ value, isAsking: false }),
      (error) => {
        if (!isAborted(error))
          setState((before) => ({ ...before, problem: asProblem(error), isAsking: false }))
      },
    )
    return () => abort.abort()
  }, [addressOf(path, query), turn])
  return {
    value: state.value,
    problem: state.problem,
    isAsking: state.isAsking,
    reload: () => setTurn((now) => now + 1),
    replace: (value) => setState({ value, isAsking: false }),
  }
}
