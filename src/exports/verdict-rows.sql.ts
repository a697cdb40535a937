import type { ClaimFilter } from '../claims/claim.schema.ts'
import { fittingVerdict } from '../claims/claim-conditions.sql.ts'
import { type Sql, sql } from '../database/json.sql.ts'
import { givenBlind, wasSealed } from '../verdicts/blind.sql.ts'
import { isCurrent, verdictParts } from '../verdicts/verdicts.sql.ts'
import type { ReviewerJson, Rows } from './rows.sql.ts'
import {
  quotesJson,
  quotesWithPlaces,
  targetConditions,
  targetJson,
  withdrawnQuote,
} from './target-parts.sql.ts'
import { touchedVerdicts } from './touched.sql.ts'

const target = { quote: sql`v.quote_id`, claim: sql`v.claim_id` }

const reviewMethod = sql`case when ${givenBlind} then 'BLIND' when ${wasSealed} then 'INFORMED' else 'SINGLE' end`

/** An ExportedVerdict. */
function exportedVerdict(reviewer: ReviewerJson): Sql {
  return rowJson(reviewer, quotesJson(target))
}

/** The same with what it takes to count in code points. */
export function exportedVerdictWithPlaces(reviewer: ReviewerJson): Sql {
  return rowJson(reviewer, quotesWithPlaces(target))
}

function rowJson(reviewer: ReviewerJson, quotes: Sql): Sql {
  return sql`json_build_object('id', v.id, 'target', ${targetJson(target)}, 'quotes', ${quotes},
  'aspect', v.aspect, 'rating', ${verdictParts.rating}, 'summary', v.summary, 'rationale', v.rationale,
  'asOf', v.as_of, 'recordedAt', stamp_text(v.recorded_at), 'reviewer', ${reviewer(sql`v.reviewer_id`)},
  'supersedes', v.supersedes_id, 'changeNote', v.change_note, 'isCurrent', ${isCurrent},
  'citations', ${verdictParts.citations}, 'reviewMethod', ${reviewMethod})`
}

/** Unlike in lists of claims, a superseded verdict is exported too, so aspect and rating are its own. */
function verdictConditions(filter: ClaimFilter): Sql[] {
  const own = sql`exists (select from rating r where r.id = v.rating_id and ${fittingVerdict(filter)})`
  return [...(filter.aspect || filter.rating ? [own] : []), ...targetConditions(filter, target)]
}

export const verdictRows: Rows = {
  from: sql`verdict v`,
  id: sql`v.id`,
  stands: isCurrent,
  json: exportedVerdict,
  conditions: verdictConditions,
  tombstone: withdrawnQuote(sql`v.id`, target),
  touched: touchedVerdicts,
}
