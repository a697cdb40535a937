import { readFileSync } from 'node:fs'
import { addClaim, addVerdict, newVerdict } from './support/desk.ts'
import { copyDesk, type DeskCopy } from './support/desk-copy.ts'
import { Service } from './support/service.ts'
import { allowPlainSql } from './support/tables.ts'

let desk: DeskCopy
let service: Service
beforeAll(async () => {
  desk = await copyDesk()
  service = await Service.start({ desk })
})
afterAll(async () => {
  await service.stop()
  await desk.remove()
})

interface Scale {
  key: string
  version: number
  aspect: string
  isOrdinal: boolean
  ratings: { key: string; ordinal: number | null; value: number | null; needsCitation: boolean }[]
}

async function scaleOf(aspect: string): Promise<Scale | undefined> {
  const { body } = await service.get('/ratings')
  return body.items.find((scale: Scale) => scale.aspect === aspect)
}

async function keysAndValues(aspect: string): Promise<[string, number | null][] | undefined> {
  return (await scaleOf(aspect))?.ratings.map(({ key, value }) => [key, value])
}

test('are four scales, one for each aspect, as data/ratings.json has them', async () => {
  const { scales } = JSON.parse(readFileSync('data/ratings.json', 'utf8'))
  const { body } = await service.get('/ratings')
  const byKey = (items: Scale[]) => [...items].sort((one, other) => one.key.localeCompare(other.key))
  expect(byKey(body.items)).toEqual(byKey(scales))
  expect(body.items.map((scale: Scale) => scale.aspect)).toEqual([
    'AUTHENTICITY',
    'CONTEXT',
    'TRANSLATION',
    'TRUTH',
  ])
  expect(body.nextCursor).toBeNull()
})

test('TRUTH runs from true, 5, to false, 1, with two answers that are no number', async () => {
  expect(await keysAndValues('TRUTH')).toEqual([
    ['true', 5],
    ['mostly-true', 4],
    ['half-true', 3],
    ['mostly-false', 2],
    ['false', 1],
    ['unverifiable', null],
    ['not-checkable', null],
  ])
})

test('AUTHENTICITY has seven answers without an order', async () => {
  expect(await keysAndValues('AUTHENTICITY')).toEqual([
    ['verbatim', null],
    ['paraphrase-confirmed', null],
    ['partly-confirmed', null],
    ['altered', null],
    ['misattributed', null],
    ['fabricated', null],
    ['unverifiable', null],
  ])
})

test('CONTEXT has four answers without an order', async () => {
  expect(await keysAndValues('CONTEXT')).toEqual([
    ['in-context', null],
    ['context-missing', null],
    ['out-of-context', null],
    ['spliced', null],
  ])
})

test('TRANSLATION runs from faithful to wrong, with one answer that is no number', async () => {
  expect(await keysAndValues('TRANSLATION')).toEqual([
    ['faithful', 4],
    ['minor-deviation', 3],
    ['meaning-shifted', 2],
    ['wrong', 1],
    ['not-verifiable', null],
  ])
})

test('are ordinal where they have numbers, and only there', async () => {
  const { body } = await service.get('/ratings')
  for (const { isOrdinal, ratings } of body.items as Scale[]) {
    expect(ratings.some(({ ordinal }) => ordinal !== null)).toBe(isOrdinal)
    for (const { ordinal, value } of ratings) expect(value).toBe(ordinal)
  }
})

test('are explained in German and English, no two alike', async () => {
  const { body } = await service.get('/ratings')
  for (const scale of body.items) {
    const texts = scale.ratings.flatMap((rating: Record<string, { de: string; en: string }>) => [
      rating.labels?.de,
      rating.labels?.en,
      rating.definitions?.de,
      rating.definitions?.en,
    ])
    for (const text of texts) expect(text).toMatch(/\S{3}/)
    expect(new Set(texts.filter((_text: string, nth: number) => nth % 2 === 0)).size).toBe(texts.length / 2)
  }
})

test('need a citation, all but "not checkable"', async () => {
  const { body } = await service.get('/ratings')
  const free = body.items.flatMap(({ ratings }: Scale) =>
    ratings.filter(({ needsCitation }) => !needsCitation),
  )
  expect(free.map(({ key }: { key: string }) => key)).toEqual(['not-checkable'])
})

describe('when the service starts again', () => {
  beforeAll(() => allowPlainSql(service))

  async function restart() {
    await service.end('SIGINT')
    service = await Service.start({ desk })
  }

  test('a scale that nobody has used follows data/ratings.json', async () => {
    await service.sql(`update rating set label_en = 'Old wording' where key = 'spliced'`)
    await restart()
    const ratings = await service.sql(`select label_en from rating where key = 'spliced'`)
    expect(ratings).toEqual([{ label_en: 'Spliced' }])
  })

  test('a newer version of a scale serves new verdicts, and earlier ones keep theirs', async () => {
    const claim = await addClaim(service)
    const first = await addVerdict(service, `/claims/${claim.id}`)
    await service.sql(
      `with newer as (insert into rating_scale
         select gen_random_uuid(), key, 2, aspect, is_ordinal, label_de, label_en from rating_scale
         where key = 'truth' returning id)
       insert into rating select gen_random_uuid(), newer.id, aspect, key, position, ordinal, value, needs_citation,
         label_de, label_en, definition_de, definition_en from rating, newer
       where aspect = 'TRUTH' and key in ('true', 'false')`,
    )
    expect(await scaleOf('TRUTH')).toMatchObject({ version: 2, ratings: [{ key: 'true' }, { key: 'false' }] })
    await addVerdict(service, `/claims/${claim.id}`, { supersedes: first.id, changeNote: 'New scale.' })
    const { body } = await service.get(`/claims/${claim.id}/verdicts`)
    expect(
      body.items.map((verdict: { rating: { scaleVersion: number } }) => verdict.rating.scaleVersion),
    ).toEqual([2, 1])
    const gone = await service.post(
      `/claims/${(await addClaim(service)).id}/verdicts`,
      newVerdict({ rating: 'half-true' }),
    )
    expect(gone).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/rating', detail: expect.stringContaining('true, false') }] },
    })
  })

  test('it refuses to go on with a used scale that data/ratings.json has changed', async () => {
    await service.sql('alter table rating disable trigger used_scale_is_frozen')
    await service.sql(`update rating set label_en = 'Old wording' where key = 'half-true'`)
    await expect(restart()).rejects.toThrow(/beleg: The rating scale truth 1 in data\/ratings.json differs/)
  })
})
