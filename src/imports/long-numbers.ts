import { endOfString } from '../outside-json.ts'

/** JSON in which whole numbers too long to be kept exactly are texts: as JavaScript reads them, their last digits change. */
export function quoteLongNumbers(json: string): string {
  const next = /"|(?<![\d.eE+])-?\d{16,}(?![\d.eE])/g
  const parts: string[] = []
  let from = 0
  for (let found = next.exec(json); found; found = next.exec(json)) {
    if (found[0] === '"') {
      next.lastIndex = endOfString(json, found.index) + 1
      continue
    }
    parts.push(json.slice(from, found.index), `"${found[0]}"`)
    from = next.lastIndex
  }
  return parts.length === 0 ? json : [...parts, json.slice(from)].join('')
}
