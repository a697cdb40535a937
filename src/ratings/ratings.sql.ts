import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Database, JsonAnswer } from '../database/open.ts'
import { answered } from '../paging.ts'

/** The scales in use: of each key the newest version. */
export function listScales(database: Database): Promise<JsonAnswer> {
  return answered(
    database.json(sql`
      select json_build_object('nextCursor', null, 'items', ${jsonArray(
        sql`json_build_object('key', s.key, 'version', s.version, 'aspect', s.aspect, 'isOrdinal', s.is_ordinal,
          'labels', json_build_object('de', s.label_de, 'en', s.label_en), 'ratings', ${ratings})
          order by s.aspect, s.key`,
        sql`from rating_scale s
          where not exists (select from rating_scale n where n.key = s.key and n.version > s.version)`,
      )})`),
  )
}

const ratings = jsonArray(
  sql`json_build_object('key', r.key, 'ordinal', r.ordinal, 'value', r.value,
    'needsCitation', r.needs_citation, 'labels', json_build_object('de', r.label_de, 'en', r.label_en),
    'definitions', json_build_object('de', r.definition_de, 'en', r.definition_en)) order by r.position`,
  sql`from rating r where r.scale_id = s.id`,
)

/** A rating by its id, as verdicts and rulings show it. */
export function givenRating(id: Sql): Sql {
  return sql`(select json_build_object('key', vr.key, 'scale', vs.key, 'scaleVersion', vs.version,
      'ordinal', vr.ordinal, 'value', vr.value, 'labels', json_build_object('de', vr.label_de, 'en', vr.label_en))
    from rating vr join rating_scale vs on vs.id = vr.scale_id where vr.id = ${id})`
}
