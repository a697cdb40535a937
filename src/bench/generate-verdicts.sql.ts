import { chance, draw, idAt, oneOf, quoted, timeAt } from './chance.sql.ts'
import { findings, rationale } from './german.ts'
import { beginMs, hourMs, reviewerId, sourceId, sourcesFor, stepMsOf } from './numbers.sql.ts'

/** Ids of the ratings of each scale. */
export interface Ratings {
  truth: string[]
  authenticity: string[]
}

/** Verdicts on what the blocks hold: TRUTH on each claim, one in twenty changed later; AUTHENTICITY on a third of quotes. */
export function verdictsSql(
  first: number,
  last: number,
  blocks: number,
  { truth, authenticity }: Ratings,
): string {
  const stepMs = stepMsOf(blocks)
  const claimMs = (n: string) => `${beginMs} + floor((${n} * 11 / 10) * ${stepMs})`
  const quoteMs = `${beginMs} + floor(q * ${stepMs})`
  const claims = `generate_series(${first * 10}, ${last * 10 + 9}) n`
  const quotes = `generate_series(${first * 11}, ${last * 11 + 10}) q`
  const judged = (ratings: string[], number: string) =>
    `(array[${ratings.map(quoted).join(', ')}])[1 + floor(${chance(number, 15)} ^ 1.5 * ${ratings.length})::int]::uuid`
  const words = (number: string) =>
    `${oneOf(findings, number, 16)}, case when ${draw(number, 17, 2)} = 0 then ${quoted(rationale)} end`
  const verdict = (on: string, ms: string, kind: string, number: string, ratings: string[]) => `
    select ${idAt(ms, kind, number)} as id, ${on}, ${judged(ratings, `${number} + ${kind.length}`)} as rating_id,
      ${reviewerId(`${number} % 5`)} as reviewer_id, ${words(number)}, (${timeAt(ms)})::date as as_of, ${timeAt(ms)} as at`
  const onClaim = `null::uuid as quote_id, ${idAt(claimMs('n'), 'claim', 'n')} as claim_id, 'TRUTH'::aspect as aspect`
  const onQuote = `${idAt(quoteMs, 'quote', 'q')}, null, 'AUTHENTICITY'`
  const firstMs = `${claimMs('n')} + ${hourMs}`
  const laterMs = `${claimMs('n')} + ${30 * hourMs}`
  return `
    with fresh as materialized (
      ${verdict(onClaim, firstMs, 'truth', 'n', truth)}, null::uuid as supersedes, null as change_note from ${claims}
      union all
      ${verdict(onClaim, laterMs, 'mended', 'n', truth)}, ${idAt(firstMs, 'truth', 'n')},
        'Das Amt hat seine Zahlen berichtigt.' from ${claims} where n % 20 = 7
      union all
      ${verdict(onQuote, `${quoteMs} + ${hourMs / 2}`, 'real', 'q', authenticity)}, null, null from ${quotes} where q % 3 = 1),
    new_verdict as (
      insert into verdict (id, quote_id, claim_id, aspect, rating_id, reviewer_id, summary, rationale, as_of,
        recorded_at, supersedes_id, change_note)
      select * from fresh)
    insert into citation (verdict_id, ordinal, source_id, stance, excerpt, locator)
    select id, ordinal, ${sourceId(`1 + (uuid_hash_extended(id, ordinal) & 2147483647) % ${sourcesFor(blocks)}`)},
      (array['SUPPORTS', 'REFUTES', 'CONTEXT'])[1 + (uuid_hash_extended(id, 3) & 2147483647) % 3]::stance,
      ${oneOf(findings, 'uuid_hash_extended(id, 4)', 18)}, case when ordinal = 1 then 'S. 12' end
    from fresh, generate_series(1, 2) ordinal
    where ordinal <= 1 + (uuid_hash_extended(id, 5) & 1)`
}
