import { isObject, type JsonObject, textsOf } from '../json-fields.ts'
import { type JsonPart, jsonParts, readPart } from '../json-records.ts'

/** A ClaimReview, or why what stands here could not be read. */
export type Found = Pick<JsonPart, 'line' | 'problem'> & { review?: JsonObject }

/** Every ClaimReview in a file: JSON-LD alone, in arrays, @graph or DataFeed, a line each, or inside an HTML page. */
export function* findClaimReviews(text: string): Generator<Found> {
  for (const { line, value, problem } of /^\s*</.test(text) ? scriptsOf(text) : jsonParts(text)) {
    if (problem) yield { line, problem }
    for (const review of reviewsIn(value)) yield { line, review }
  }
}

/** What stands in <script type="application/ld+json">: up to the next </script, whatever it says (HTML, 13.2.5.4). */
function* scriptsOf(html: string): Generator<JsonPart> {
  const opening = /<script\b[^>]*\btype\s*=\s*["']?application\/ld\+json\b[^>]*>/gi
  for (let tag = opening.exec(html); tag; tag = opening.exec(html)) {
    const start = opening.lastIndex
    const end = html.toLowerCase().indexOf('</script', start)
    const line = html.slice(0, start).split('\n').length
    yield readPart(html.slice(start, end < 0 ? html.length : end), line)
    if (end < 0) return
    opening.lastIndex = end
  }
}

/** In the order in which they stand. */
function* reviewsIn(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const inner of value) yield* reviewsIn(inner)
    return
  }
  if (!isObject(value)) return
  if (textsOf(value['@type']).includes('ClaimReview')) return yield value
  for (const inner of Object.values(value)) yield* reviewsIn(inner)
}
