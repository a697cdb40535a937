import { type Sql, sql } from '../database/json.sql.ts'

/**
 * Whose JSON may have changed between two events: every row in which a changed one stands. Links between rows are read
 * as they are now, for where a link changed, the row that holds it did too.
 */

/** Keys of rows of a table that changed; the nth part where the key has several. */
function changed(table: string, part = 1): Sql {
  return sql`select split_part(row_key, '/', ${part}::int)::uuid from changes where table_name = ${table}`
}

const quotes = sql`
  ${changed('quote')} union ${changed('quote_claim')}
  union select id from quote where speaker_id in (${changed('speaker')}) or on_behalf_of_id in (${changed('speaker')})
  union select q.id from quote q join document_version dv on dv.id = q.document_version_id
    where dv.document_id in (${changed('document')})
  union select quote_id from quote_claim where claim_id in (${changed('claim')})`

const claims = sql`
  ${changed('claim')} union ${changed('quote_claim', 2)}
  union select claim_id from quote_claim where quote_id in (select id from changed_quote)`

/** A filter by words means a quote for the words of another that carries the same claim, too. */
const nearQuotes = sql`
  select id from changed_quote
  union select quote_id from quote_claim where claim_id in (select id from changed_claim)`

const ratings = sql`
  ${changed('rating')} union select id from rating where scale_id in (${changed('rating_scale')})`

function within(after: string, until: string, ids: Sql): Sql {
  return sql`
    with changes as (select table_name, row_key from event_change
      where event > ${after}::bigint and event <= ${until}::bigint),
    changed_quote (id) as (${quotes}), changed_claim (id) as (${claims}),
    near_quote (id) as (${nearQuotes}), changed_rating (id) as (${ratings}),
    citing (id) as (${changed('citation')} union
      select verdict_id from citation where source_id in (${changed('source')}))
    ${ids}`
}

/** A verdict may change those beside it: the one that it supersedes, and whether others were given blind. */
export function touchedVerdicts(after: string, until: string): Sql {
  const own = sql`select quote_id, claim_id from verdict where id in (${changed('verdict')})
    or id in (select verdict_id from judgement where id in (${changed('judgement')}))
    or reviewer_id in (${changed('reviewer')})`
  return within(
    after,
    until,
    sql`
    select id from citing
    union select v.id from verdict v join (${own}) own on own.quote_id = v.quote_id or own.claim_id = v.claim_id
    union select id from verdict where quote_id in (select id from near_quote)
      or claim_id in (select id from changed_claim) or rating_id in (select id from changed_rating)`,
  )
}

/** The publication of one that corrects another changes that, too. */
export function touchedRulings(after: string, until: string): Sql {
  return within(
    after,
    until,
    sql`
    ${changed('ruling')} union ${changed('publication')} union ${changed('ruling_withdrawal')}
    union ${changed('ruling_verdict')}
    union select corrects_id from ruling where id in (${changed('publication')}) and corrects_id is not null
    union select ruling_id from ruling_verdict where verdict_id in (select id from citing)
    union select id from ruling where rating_id in (select id from changed_rating)
      or ruled_by_id in (${changed('reviewer')})
    union select ruling_id from publication where by_id in (${changed('reviewer')})
    union select ruling_id from ruling_withdrawal where by_id in (${changed('reviewer')})
    union select ru.id from ruling ru join review rw on rw.id = ru.review_id
      where rw.quote_id in (select id from near_quote) or rw.claim_id in (select id from changed_claim)
        or rw.id in (select review_id from reply_request where id in (${changed('reply_request')})
          or speaker_id in (${changed('speaker')}))`,
  )
}
