import pg from 'pg'
import { addClaim, addDocument, addQuote, addSource, addSpeaker, addVerdict } from './support/desk.ts'
import { Service } from './support/service.ts'
import { allowPlainSql, insertRow } from './support/tables.ts'

/** What must never be false is held by the database itself: each rule here is attacked with plain SQL. */

let service: Service
beforeAll(async () => {
  service = await Service.start()
  await allowPlainSql(service)
})
afterAll(() => service.stop())

const insert = (table: string, row: Record<string, unknown>) => insertRow(service, table, row)

function brokenRule(constraint: string) {
  return expect.objectContaining({ constraint })
}

const withoutSuchEarlier = expect.objectContaining({
  constraint: expect.stringMatching(/^verdict_supersedes_id_reviewer_id_aspect_(quote|claim)_id_fkey$/),
})

const frozen = expect.objectContaining({ message: expect.stringContaining('is frozen') })

const neverChanged = expect.objectContaining({
  code: '23000',
  message: expect.stringContaining('never changed or removed'),
})

async function ratingId(aspect: string, key: string): Promise<string> {
  const [rating] = await service.sql<{ id: string }>(
    'select id from rating where aspect = $1::aspect and key = $2',
    [aspect, key],
  )
  return rating?.id ?? ''
}

async function addReviewer(slug: string): Promise<string> {
  const { id } = await insert('reviewer', { id: crypto.randomUUID(), slug, name: slug })
  return id ?? ''
}

/** A verdict that breaks no rule: each test changes what matters to its sentence. */
async function verdictRow(fields: Record<string, unknown> = {}) {
  const [local] = await service.sql<{ id: string }>(
    `insert into reviewer (id, slug, name) values (gen_random_uuid(), 'by-hand', 'By hand')
     on conflict (slug) do update set name = excluded.name returning id`,
  )
  return {
    id: crypto.randomUUID(),
    aspect: 'TRUTH',
    rating_id: await ratingId('TRUTH', 'true'),
    reviewer_id: local?.id,
    summary: 'Recorded by hand.',
    as_of: '2026-01-01',
    ...fields,
  }
}

describe('a verdict', () => {
  test('judges exactly one of quote and claim', async () => {
    const quote = await addQuote(service)
    const claim = await addClaim(service, { quote: quote.id })
    const on = async (target: object) => insert('verdict', await verdictRow({ ...target }))
    await expect(on({ quote_id: quote.id, claim_id: claim.id })).rejects.toEqual(
      brokenRule('verdict_on_quote_or_claim'),
    )
    await expect(on({ aspect: 'CONTEXT', rating_id: await ratingId('CONTEXT', 'spliced') })).rejects.toEqual(
      brokenRule('verdict_on_quote_or_claim'),
    )
    await expect(on({ claim_id: claim.id })).resolves.toMatchObject({ claim_id: claim.id })
  })

  test.each(['AUTHENTICITY', 'CONTEXT', 'TRANSLATION'])(
    'judges %s of a quote, not of a claim',
    async (aspect) => {
      const quote = await addQuote(service)
      const claim = await addClaim(service, { quote: quote.id })
      const { ratings } = (await service.get('/ratings')).body.items.find(
        (scale: { aspect: string }) => scale.aspect === aspect,
      )
      const rating = { aspect, rating_id: await ratingId(aspect, ratings[0].key) }
      await expect(insert('verdict', await verdictRow({ ...rating, claim_id: claim.id }))).rejects.toEqual(
        brokenRule('verdict_aspect_fits_target'),
      )
      await insert('verdict', await verdictRow({ ...rating, quote_id: quote.id }))
    },
  )

  test('judges TRUTH of a claim, not of a quote', async () => {
    const quote = await addQuote(service)
    await expect(insert('verdict', await verdictRow({ quote_id: quote.id }))).rejects.toEqual(
      brokenRule('verdict_aspect_fits_target'),
    )
  })

  test('takes its rating from a scale of its aspect', async () => {
    const claim = await addClaim(service)
    const foreign = await verdictRow({
      claim_id: claim.id,
      rating_id: await ratingId('CONTEXT', 'in-context'),
    })
    await expect(insert('verdict', foreign)).rejects.toEqual(brokenRule('verdict_rating_id_aspect_fkey'))
  })

  test('has a summary of 1 to 280 characters, counted as people count', async () => {
    const claim = await addClaim(service)
    const of = async (summary: string) => insert('verdict', await verdictRow({ claim_id: claim.id, summary }))
    await expect(of('')).rejects.toEqual(brokenRule('verdict_summary_length'))
    await expect(of('x'.repeat(281))).rejects.toEqual(brokenRule('verdict_summary_length'))
    await of('😀'.repeat(280))
  })
})

describe('a later verdict', () => {
  test('is refused as a second first one of the same reviewer, target and aspect', async () => {
    const claim = await addClaim(service)
    await insert('verdict', await verdictRow({ claim_id: claim.id }))
    await expect(insert('verdict', await verdictRow({ claim_id: claim.id }))).rejects.toEqual(
      brokenRule('verdict_first'),
    )
    const reviewer_id = await addReviewer('second-opinion')
    await insert('verdict', await verdictRow({ claim_id: claim.id, reviewer_id }))
  })

  test('is refused as a second first one on a quote, but not for another aspect', async () => {
    const quote = await addQuote(service)
    const of = async (aspect: string, key: string) =>
      insert(
        'verdict',
        await verdictRow({ quote_id: quote.id, aspect, rating_id: await ratingId(aspect, key) }),
      )
    await of('CONTEXT', 'spliced')
    await of('AUTHENTICITY', 'verbatim')
    await expect(of('CONTEXT', 'in-context')).rejects.toEqual(brokenRule('verdict_first'))
  })

  test('supersedes an earlier one that nothing else has superseded', async () => {
    const claim = await addClaim(service)
    const first = await insert('verdict', await verdictRow({ claim_id: claim.id }))
    const later = async () =>
      insert(
        'verdict',
        await verdictRow({ claim_id: claim.id, supersedes_id: first.id, change_note: 'New figures.' }),
      )
    await later()
    await expect(later()).rejects.toEqual(brokenRule('verdict_supersedes_id_key'))
  })

  test('of two that supersede the same one at once only one is recorded', async () => {
    const claim = await addClaim(service)
    const first = await insert('verdict', await verdictRow({ claim_id: claim.id }))
    const rows = await Promise.all(
      Array.from({ length: 4 }, () =>
        verdictRow({ claim_id: claim.id, supersedes_id: first.id, change_note: 'New figures.' }),
      ),
    )
    const outcomes = await Promise.allSettled(rows.map((row) => insert('verdict', row)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test("does not supersede another reviewer's verdict", async () => {
    const claim = await addClaim(service)
    const theirs = await insert(
      'verdict',
      await verdictRow({ claim_id: claim.id, reviewer_id: await addReviewer('somebody-else') }),
    )
    const mine = await verdictRow({
      claim_id: claim.id,
      supersedes_id: theirs.id,
      change_note: 'I know better.',
    })
    await expect(insert('verdict', mine)).rejects.toEqual(withoutSuchEarlier)
  })

  test("does not supersede another target's verdict", async () => {
    const [one, other] = [await addClaim(service), await addClaim(service)]
    const first = await insert('verdict', await verdictRow({ claim_id: one.id }))
    const later = await verdictRow({ claim_id: other.id, supersedes_id: first.id, change_note: 'Moved.' })
    await expect(insert('verdict', later)).rejects.toEqual(withoutSuchEarlier)
  })

  test("of a claim does not supersede a quote's, nor the other way round", async () => {
    const quote = await addQuote(service)
    const claim = await addClaim(service, { quote: quote.id })
    const context = { quote_id: quote.id, aspect: 'CONTEXT', rating_id: await ratingId('CONTEXT', 'spliced') }
    const ofQuote = await insert('verdict', await verdictRow(context))
    const ofClaim = await insert('verdict', await verdictRow({ claim_id: claim.id }))
    const note = { change_note: 'Crossed.' }
    await expect(
      insert('verdict', await verdictRow({ claim_id: claim.id, supersedes_id: ofQuote.id, ...note })),
    ).rejects.toEqual(withoutSuchEarlier)
    await expect(
      insert('verdict', await verdictRow({ ...context, supersedes_id: ofClaim.id, ...note })),
    ).rejects.toEqual(withoutSuchEarlier)
  })

  test("does not supersede another aspect's verdict", async () => {
    const quote = await addQuote(service)
    const context = { aspect: 'CONTEXT', rating_id: await ratingId('CONTEXT', 'spliced') }
    const first = await insert('verdict', await verdictRow({ quote_id: quote.id, ...context }))
    const later = await verdictRow({
      quote_id: quote.id,
      aspect: 'AUTHENTICITY',
      rating_id: await ratingId('AUTHENTICITY', 'verbatim'),
      supersedes_id: first.id,
      change_note: 'Another question.',
    })
    await expect(insert('verdict', later)).rejects.toEqual(withoutSuchEarlier)
  })

  test('does not supersede itself, which would be a first one without being one', async () => {
    const claim = await addClaim(service)
    const row = await verdictRow({ claim_id: claim.id, change_note: 'Me.' })
    await expect(insert('verdict', { ...row, supersedes_id: row.id })).rejects.toEqual(
      brokenRule('verdict_supersedes_another'),
    )
  })

  test('says what has changed, and only a later one does', async () => {
    const claim = await addClaim(service)
    await expect(
      insert('verdict', await verdictRow({ claim_id: claim.id, change_note: 'Changed from nothing.' })),
    ).rejects.toEqual(brokenRule('verdict_change_is_explained'))
    const first = await insert('verdict', await verdictRow({ claim_id: claim.id }))
    await expect(
      insert('verdict', await verdictRow({ claim_id: claim.id, supersedes_id: first.id })),
    ).rejects.toEqual(brokenRule('verdict_change_is_explained'))
  })
})

describe('what is written stays', () => {
  beforeAll(async () => {
    await addVerdict(service, `/claims/${(await addClaim(service)).id}`)
  })

  test.each([
    ['document_version', 'text = text'],
    ['document_version', 'created_at = now()'],
    ['quote_segment', 'exact = exact'],
    ['quote_segment', 'prefix = prefix'],
    ['verdict', 'summary = summary'],
    ['verdict', 'recorded_at = now()'],
    ['citation', 'excerpt = excerpt'],
    ['citation', "stance = 'REFUTES'"],
  ])('%s refuses UPDATE of %s', async (table, change) => {
    await expect(service.sql(`update ${table} set ${change}`)).rejects.toEqual(neverChanged)
  })

  test.each(['document_version', 'quote_segment', 'verdict', 'citation'])(
    '%s refuses DELETE',
    async (table) => {
      await expect(service.sql(`delete from ${table}`)).rejects.toEqual(neverChanged)
    },
  )

  test.each([
    'document_version',
    'quote_segment',
    'verdict',
    'citation',
    'document',
    'quote',
    'claim',
    'source',
    'speaker',
    'reviewer',
    'rating_scale',
  ])('TRUNCATE %s CASCADE takes nothing with it', async (table) => {
    await expect(service.sql(`truncate ${table} cascade`)).rejects.toEqual(neverChanged)
  })

  test('a verdict can not be rewritten by inserting it again', async () => {
    const claim = await addClaim(service)
    const { id } = await insert('verdict', await verdictRow({ claim_id: claim.id }))
    await expect(
      service.sql(
        `insert into verdict select * from verdict where id = $1
         on conflict (id) do update set summary = 'Quite the opposite.'`,
        [id],
      ),
    ).rejects.toEqual(neverChanged)
  })

  test.each(['quote', 'claim', 'document', 'source', 'reviewer', 'rating', 'speaker'])(
    'a %s that something rests on can not be removed',
    async (table) => {
      await expect(service.sql(`delete from ${table}`)).rejects.toEqual(
        expect.objectContaining({ code: expect.stringMatching(/^23/) }),
      )
    },
  )

  test("a quote's words and place are fixed; what is known about it may be mended", async () => {
    const { id } = await addQuote(service)
    await expect(service.sql(`update quote set text = 'Other words.' where id = $1`, [id])).rejects.toEqual(
      neverChanged,
    )
    await expect(
      service.sql(
        `update quote set document_version_id =
          (select id from document_version where id <> quote.document_version_id limit 1) where id = $1`,
        [id],
      ),
    ).rejects.toEqual(neverChanged)
    await service.sql(`update quote set note = 'Seen on video.' where id = $1`, [id])
  })

  test("a claim's words are fixed once a verdict rests on them", async () => {
    const { id } = await addClaim(service)
    await service.sql(`update claim set text = 'The bridge opens in June.' where id = $1`, [id])
    await insert('verdict', await verdictRow({ claim_id: id }))
    const fixed = expect.objectContaining({ message: expect.stringContaining('keeps its words') })
    await expect(
      service.sql(`update claim set text = 'It never opens.' where id = $1`, [id]),
    ).rejects.toEqual(fixed)
    await expect(service.sql(`update claim set language = 'de' where id = $1`, [id])).rejects.toEqual(fixed)
    await service.sql(`update claim set kind = 'PREDICTION' where id = $1`, [id])
  })

  test("a claim's words don't slip past a verdict that is being written at the same moment", async () => {
    const { id } = await addClaim(service)
    const row: Record<string, unknown> = await verdictRow({ claim_id: id })
    const [reviewer, editor] = [new pg.Client(service.desk.url), new pg.Client(service.desk.url)]
    await reviewer.connect()
    await editor.connect()
    try {
      await reviewer.query('begin')
      await reviewer.query(
        `insert into verdict (${Object.keys(row).join(', ')}) values ($1, $2, $3, $4, $5, $6, $7)`,
        Object.values(row),
      )
      const change = editor.query(`update claim set text = 'It never opens.' where id = $1`, [id]).then(
        () => 'changed',
        (error: Error) => error.message,
      )
      await reviewer.query('commit')
      expect(await change).toMatch('keeps its words')
    } finally {
      await reviewer.end()
      await editor.end()
    }
  })
})

describe('a rating scale', () => {
  /** A scale that no verdict has used, with one rating. */
  async function addScale(key: string) {
    const scale = await insert('rating_scale', {
      ...{ id: crypto.randomUUID(), key, version: 1, aspect: 'TRUTH' },
      ...{ is_ordinal: false, label_de: 'Entwurf', label_en: 'Draft' },
    })
    const rating = {
      ...{ id: crypto.randomUUID(), scale_id: scale.id, aspect: 'TRUTH', key: `${key}-rating`, position: 0 },
      ...{ needs_citation: false, label_de: 'x', label_en: 'x', definition_de: 'x', definition_en: 'x' },
    }
    await insert('rating', rating)
    return { scale, rating }
  }

  test('may be changed until a verdict has used it', async () => {
    const { scale, rating } = await addScale('unused')
    await service.sql(`update rating set label_en = 'Better' where id = $1`, [rating.id])
    await insert('rating', { ...rating, id: crypto.randomUUID(), key: 'one-more' })
    await service.sql('delete from rating where scale_id = $1', [scale.id])
    await service.sql('delete from rating_scale where id = $1', [scale.id])
  })

  test('is frozen once a verdict has used it', async () => {
    await insert('verdict', await verdictRow({ claim_id: (await addClaim(service)).id }))
    const truth = `(select id from rating_scale where key = 'truth' and version = 1)`
    for (const statement of [
      `update rating set label_en = 'Kind of true' where scale_id = ${truth} and key = 'half-true'`,
      `update rating set value = 1, ordinal = 1 where scale_id = ${truth} and key = 'true'`,
      `delete from rating where scale_id = ${truth} and key = 'half-true'`,
      `update rating_scale set is_ordinal = false where id = ${truth}`,
      `delete from rating_scale where id = ${truth}`,
      `insert into rating select gen_random_uuid(), scale_id, aspect, 'pants-on-fire', 99, null, null, true,
         'x', 'x', 'x', 'x' from rating where scale_id = ${truth} and key = 'false'`,
    ])
      await expect(service.sql(statement)).rejects.toEqual(frozen)
  })

  test('that is frozen takes in no rating of another scale', async () => {
    await insert('verdict', await verdictRow({ claim_id: (await addClaim(service)).id }))
    const { rating } = await addScale('smuggler')
    await expect(
      service.sql(
        `update rating set scale_id = (select id from rating_scale where key = 'truth' and version = 1) where id = $1`,
        [rating.id],
      ),
    ).rejects.toEqual(frozen)
  })

  test('has ratings of its own aspect only, and a value only where there is an order', async () => {
    const { rating } = await addScale('mood')
    const another = { ...rating, id: crypto.randomUUID(), key: 'fine' }
    await expect(insert('rating', { ...another, aspect: 'CONTEXT' })).rejects.toEqual(
      brokenRule('rating_scale_id_aspect_fkey'),
    )
    await expect(insert('rating', { ...another, value: 3 })).rejects.toEqual(
      brokenRule('rating_value_needs_ordinal'),
    )
    await expect(insert('rating', { ...another, key: rating.key })).rejects.toEqual(
      brokenRule('rating_scale_id_key_key'),
    )
  })
})

describe('what is recorded', () => {
  test('takes no citation later: a verdict keeps what it rested on', async () => {
    const verdict = await addVerdict(service, `/claims/${(await addClaim(service)).id}`)
    const citation = { verdict_id: verdict.id, ordinal: 2, stance: 'REFUTES' }
    const late = insert('citation', { ...citation, source_id: verdict.citations[0].source.id })
    await expect(late).rejects.toMatchObject({ message: expect.stringMatching('written together') })
  })

  test('takes no segment later: a quote keeps its words', async () => {
    const { id } = await addQuote(service)
    const segment = { quote_id: id, ordinal: 2, start: 30, end: 31, exact: 'x', prefix: '', suffix: '' }
    await expect(insert('quote_segment', segment)).rejects.toMatchObject({
      message: expect.stringMatching('written together'),
    })
  })
})

describe('a segment', () => {
  test.each([
    ['ends where it begins', { start: 5, end: 5 }, 'quote_segment_end_after_start'],
    ['ends before it begins', { start: 5, end: 4 }, 'quote_segment_end_after_start'],
    ['begins before the text', { start: -1, end: 4 }, 'quote_segment_start_not_negative'],
    ['has no number', { start: 0, end: 4, ordinal: 0 }, 'quote_segment_ordinal_positive'],
    ['has the number of another', { start: 0, end: 4, ordinal: 1 }, 'quote_segment_pkey'],
  ])('that %s is refused', async (_name, place, rule) => {
    const { id } = await addQuote(service)
    const segment = { quote_id: id, ordinal: 2, exact: 'x', prefix: '', suffix: '', ...place }
    await expect(insert('quote_segment', segment)).rejects.toEqual(brokenRule(rule))
  })
})

describe('a speaker', () => {
  const speaker = () => ({
    id: crypto.randomUUID(),
    slug: `by-hand-${crypto.randomUUID()}`,
    name: 'X',
    kind: 'PERSON',
  })

  test.each([
    'Q0',
    'Q01',
    'q1',
    'Q',
    '1',
    'Q1 ',
    ' Q1',
    'xQ1',
    'Q1x',
    'Q1\n',
    '\nQ1',
    'Q1\nQ2',
    'Q-1',
    'Q１',
    '',
  ])('with %j for a Wikidata id is refused', async (wikidata_id) => {
    await expect(insert('speaker', { ...speaker(), wikidata_id })).rejects.toEqual(
      brokenRule('speaker_wikidata_id_shape'),
    )
  })

  test('has a Wikidata id of its own', async () => {
    await insert('speaker', { ...speaker(), wikidata_id: 'Q1' })
    await expect(insert('speaker', { ...speaker(), wikidata_id: 'Q1' })).rejects.toEqual(
      brokenRule('speaker_wikidata_id_key'),
    )
  })

  test.each(['', 'Two Words', 'UPPER', '-a', 'a-', 'a--b', 'ä', 'a\n'])(
    'with the slug %j is refused',
    async (slug) => {
      await expect(insert('speaker', { ...speaker(), slug })).rejects.toEqual(
        brokenRule('speaker_slug_shape'),
      )
    },
  )

  test('holds no role that ends before it begins; one day is long enough', async () => {
    const { id } = await addSpeaker(service)
    const role = { speaker_id: id, title: 'Mayor' }
    const from = '2019-02-26'
    await expect(
      insert('speaker_role', { id: crypto.randomUUID(), ...role, from, to: '2019-02-25' }),
    ).rejects.toEqual(brokenRule('speaker_role_dates_ordered'))
    await insert('speaker_role', { id: crypto.randomUUID(), ...role, from, to: from })
    await insert('speaker_role', { id: crypto.randomUUID(), ...role, to: from })
  })
})

describe('a quote', () => {
  test.each([
    ['a time without its precision', `said_at = now()`, 'quote_said_at_with_precision'],
    ['a precision without a time', `said_at_precision = 'DAY'`, 'quote_said_at_with_precision'],
    ['a language of no original wording', `original_language = 'en'`, 'quote_language_of_original'],
    ['a withdrawal without a reason', `withdrawn_at = now()`, 'quote_withdrawn_with_reason'],
    ['a reason without a withdrawal', `withdrawn_reason = 'x'`, 'quote_withdrawn_with_reason'],
    ['a speaker who speaks for themselves', `on_behalf_of_id = speaker_id`, 'quote_speaks_for_another'],
  ])('has not %s', async (_name, change, rule) => {
    const { id } = await addQuote(service)
    await expect(service.sql(`update quote set ${change} where id = $1`, [id])).rejects.toEqual(
      brokenRule(rule),
    )
  })

  test("carries its claims under its own speaker's name, also when the speaker is corrected", async () => {
    const quote = await addQuote(service)
    const claim = await addClaim(service, { quote: quote.id })
    const { id: other } = await addSpeaker(service)
    await expect(
      service.sql('update quote_claim set speaker_id = $1 where quote_id = $2', [other, quote.id]),
    ).rejects.toEqual(brokenRule('quote_claim_quote_id_speaker_id_fkey'))
    await service.sql('update quote set speaker_id = $1 where id = $2', [other, quote.id])
    const links = await service.sql('select speaker_id from quote_claim where claim_id = $1', [claim.id])
    expect(links).toEqual([{ speaker_id: other }])
  })
})

describe('a document version', () => {
  const sha256 = `encode(sha256(convert_to($2, 'UTF8')), 'hex')`
  const version = (text: string, hash = sha256, number = 2) =>
    addDocument(service).then(({ id }) =>
      service.sql(
        `insert into document_version (id, document_id, number, text, sha256)
         values (gen_random_uuid(), $1, ${number}, $2::text, ${hash})`,
        [id, text],
      ),
    )

  test.each([
    ['with a carriage return', 'a\r\nb', sha256, 2, 'document_version_text_normal'],
    ['not in Unicode NFC', 'Hau\u0308ser', sha256, 2, 'document_version_text_normal'],
    ['with the hash of another text', 'Yes.', `repeat('0', 64)`, 2, 'document_version_sha256_right'],
    ['without a text', '', sha256, 2, 'document_version_text_not_empty'],
    ['without a number', 'Yes.', sha256, 0, 'document_version_number_positive'],
    ['with the number of another', 'Yes.', sha256, 1, 'document_version_document_id_number_key'],
  ])('%s is refused', async (_name, text, hash, number, rule) => {
    await expect(version(text, hash, number)).rejects.toEqual(brokenRule(rule))
  })

  test('with a text of its own is taken', async () => {
    await expect(version('Häuser\n')).resolves.toEqual([])
  })
})

test('one address is one source', async () => {
  const { url } = await addSource(service)
  const row = { id: crypto.randomUUID(), url, title: 'x', publisher: 'x', accessed_at: '2026-01-01' }
  await expect(insert('source', { ...row, kind: 'NEWS', language: 'en' })).rejects.toEqual(
    brokenRule('source_url_key'),
  )
})

test.each(['document', 'source'])('a %s is published at a time of known precision', async (table) => {
  await addDocument(service)
  await addSource(service)
  await expect(service.sql(`update ${table} set published_at = now()`)).rejects.toEqual(
    brokenRule(`${table}_published_at_with_precision`),
  )
})
