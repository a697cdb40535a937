import { type Query, queryText } from './api.ts'
import { filterBy, usePlace } from './router.ts'

/** Filters live in the address: what is set there is asked, and nothing else. */

export interface Filters {
  /** What the address asks, under the names allowed on this page. */
  query: Query
  valueOf: (name: string) => string
  /** Changes some; undefined and '' take a filter away. */
  set: (changes: Query) => void
  clear: () => void
  isAny: boolean
  /** The address with other filters, for links. */
  hrefWith: (changes: Query) => string
}

export function useFilters(names: readonly string[]): Filters {
  const { path, query: asked } = usePlace()
  const query = only(asked, (name) => names.includes(name))
  return {
    query,
    valueOf: (name) => asked.get(name) ?? '',
    // Reads the address anew: two fields may have changed since this was drawn.
    set: (changes) => filterBy({ ...only(new URLSearchParams(location.search)), ...changes }),
    clear: () => filterBy(only(asked, (name) => !names.includes(name))),
    isAny: Object.keys(query).length > 0,
    hrefWith: (changes) => hrefOf(path, { ...only(asked), ...changes }),
  }
}

function only(asked: URLSearchParams, isWanted: (name: string) => boolean = () => true): Query {
  return Object.fromEntries(
    [...new Set(asked.keys())].filter(isWanted).map((name) => [name, asked.getAll(name)]),
  )
}

function hrefOf(path: string, query: Query): string {
  const text = queryText(query)
  return text ? `${path}?${text}` : path
}
