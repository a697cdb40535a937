import type { ClaimFilter } from '../claims/claim.schema.ts'
import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import { correctedBy, stands } from '../rulings/rulings.sql.ts'
import { citedSourceFields } from '../sources/source-fields.sql.ts'
import { speakerName } from '../speakers/speakers.sql.ts'
import type { ReviewerJson, Rows } from './rows.sql.ts'
import {
  quotesJson,
  quotesWithPlaces,
  targetConditions,
  targetJson,
  withdrawnQuote,
} from './target-parts.sql.ts'
import { touchedRulings } from './touched.sql.ts'

const target = { quote: sql`rw.quote_id`, claim: sql`rw.claim_id` }

/** Of all the verdicts that `ruling ru` rests on. */
const citations = jsonArray(
  sql`json_build_object('source', json_build_object(${citedSourceFields}), 'stance', ci.stance,
    'excerpt', ci.excerpt, 'locator', ci.locator) order by ci.verdict_id, ci.ordinal`,
  sql`from ruling_verdict rt join citation ci on ci.verdict_id = rt.verdict_id
    join source so on so.id = ci.source_id where rt.ruling_id = ru.id`,
)

const replies = jsonArray(
  sql`json_build_object('speaker', ${speakerName(sql`rr.speaker_id`)}, 'name', rr.name,
    'askedAt', stamp_text(rr.asked_at), 'answer', rr.answer, 'answeredAt', stamp_text(rr.answered_at))
    order by rr.asked_at, rr.id`,
  sql`from reply_request rr where rr.review_id = rw.id`,
)

const verdicts = jsonArray(
  sql`rt.verdict_id order by rt.verdict_id`,
  sql`from ruling_verdict rt where rt.ruling_id = ru.id`,
)

/** An ExportedRuling. */
function exportedRuling(reviewer: ReviewerJson): Sql {
  return rowJson(reviewer, quotesJson(target))
}

/** The same with what it takes to count in code points. */
export function exportedRulingWithPlaces(reviewer: ReviewerJson): Sql {
  return rowJson(reviewer, quotesWithPlaces(target))
}

function rowJson(reviewer: ReviewerJson, quotes: Sql): Sql {
  return sql`json_build_object('id', ru.id, 'review', ru.review_id, 'number', ru.number,
  'target', ${targetJson(target)}, 'quotes', ${quotes}, 'aspect', ru.aspect,
  'rating', ${givenRating(sql`ru.rating_id`)}, 'summary', ru.summary, 'text', ru.text, 'method', ru.method,
  'verdicts', ${verdicts}, 'citations', ${citations}, 'ruledBy', ${reviewer(sql`ru.ruled_by_id`)},
  'publishedAt', stamp_text(pu.at), 'publishedBy', ${reviewer(sql`pu.by_id`)},
  'corrects', ru.corrects_id, 'correctionNote', ru.correction_note, 'correctedBy', ${correctedBy},
  'withdrawal', (select json_build_object('reason', wi.reason, 'by', ${reviewer(sql`wi.by_id`)},
    'at', stamp_text(wi.at)) from ruling_withdrawal wi where wi.ruling_id = ru.id),
  'isStanding', ${stands}, 'replies', ${replies})`
}

function rulingConditions(filter: ClaimFilter): Sql[] {
  const { aspect, rating } = filter
  return [
    ...(aspect ? [sql`ru.aspect = ${aspect}::aspect`] : []),
    ...(rating
      ? [sql`exists (select from rating r where r.id = ru.rating_id and r.key = any(${rating}::text[]))`]
      : []),
    ...targetConditions(filter, target),
  ]
}

const withdrawnRuling = sql`(select json_build_object('id', ru.id, 'reason', 'RULING_WITHDRAWN',
  'at', stamp_text(wi.at)) from ruling_withdrawal wi where wi.ruling_id = ru.id)`

/** Rulings that are or were public. */
export const rulingRows: Rows = {
  from: sql`ruling ru join publication pu on pu.ruling_id = ru.id join review rw on rw.id = ru.review_id`,
  id: sql`ru.id`,
  sameId: sql`pu.ruling_id`,
  stands: sql`(${stands})`,
  json: exportedRuling,
  conditions: rulingConditions,
  tombstone: sql`coalesce(${withdrawnRuling}, ${withdrawnQuote(sql`ru.id`, target)})`,
  touched: touchedRulings,
}
