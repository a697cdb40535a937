import { jest } from '@jest/globals'
import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addDocument, addQuote, made, newVerdict } from './support/desk.ts'
import { Follower, type Row } from './support/follower.ts'
import { judge, type MadeReview, reviewIn } from './support/review.ts'
import type { Client, Reply } from './support/service.ts'

/** Following an export: what has changed since the last time, with tombstones for what was taken back. */

jest.setTimeout(300_000)

let team: Team
let editor: Client
beforeAll(async () => {
  team = await startTeam()
  editor = await team.as('editor', 9)
})
afterAll(() => team.stop())

const path = (quote: { id: string }) => `/quotes/${quote.id}`

/** A quote of a document that says nothing else. */
async function saying(text: string) {
  return { document: (await addDocument(editor, { text })).id, segments: [{ exact: text }] }
}

describe('verdicts', () => {
  test('that are new come, and nothing else; then there is nothing to tell', async () => {
    const follower = new Follower(editor, '/exports/verdicts', 'verdicts')
    const first = await follower.catchUp()
    expect(first).toMatchObject({ since: 'start', tombstones: [] })
    const claim = await addClaim(editor)
    await made(judge(await team.as('reviewer', 8), claim.id, 'true'))
    expect((await follower.catchUp()).verdicts).toEqual([])
    await made(judge(await team.as('reviewer', 9), claim.id, 'true'))
    expect((await follower.catchUp()).counts).toEqual({ verdicts: 2, current: 2 })
    expect(await follower.catchUp()).toMatchObject({ verdicts: [], tombstones: [], counts: { verdicts: 0 } })
    await follower.compare()
  })

  test('of a withdrawn quote come with a tombstone, and without it when it is restored', async () => {
    const quote = await addQuote(editor)
    const ids = []
    for (const nth of [8, 9]) {
      const body = { ...newVerdict(), aspect: 'AUTHENTICITY', rating: 'verbatim' }
      await made((await team.as('reviewer', nth)).post(`${path(quote)}/verdicts`, body))
    }
    const follower = new Follower(editor, `/exports/verdicts?aspect=AUTHENTICITY`, 'verdicts')
    const ofSpeaker = new Follower(editor, `/exports/verdicts?speaker=${quote.speaker.slug}`, 'verdicts')
    for (const one of [follower, ofSpeaker])
      ids.push(...(await one.catchUp()).verdicts.map(({ id }: Row) => id))
    await made(editor.post(`${path(quote)}/withdraw`, { reason: 'Somebody else.' }))
    const { withdrawnAt } = (await editor.get(path(quote))).body
    const tombstone = { reason: 'QUOTE_WITHDRAWN', at: withdrawnAt }
    const gone = ids.slice(0, 2).map((id) => ({ id, ...tombstone }))
    expect((await follower.catchUp()).tombstones).toEqual(gone)
    expect(await ofSpeaker.catchUp()).toMatchObject({ tombstones: gone, verdicts: [] })
    await Promise.all([follower.compare(), ofSpeaker.compare()])
    await made(editor.post(`${path(quote)}/restore`))
    for (const one of [follower, ofSpeaker]) {
      expect((await one.catchUp()).tombstones).toEqual([])
      await one.compare()
    }
    expect(ofSpeaker.rows.size).toBe(2)
  })

  test('that no longer fit the filter are named', async () => {
    const claim = await addClaim(editor, { topics: ['bridges'] })
    await made(judge(await team.as('reviewer', 8), claim.id, 'true'))
    await made(judge(await team.as('reviewer', 9), claim.id, 'true'))
    const follower = new Follower(editor, '/exports/verdicts?topic=bridges', 'verdicts')
    const ids = (await follower.catchUp()).verdicts.map(({ id }: Row) => id)
    await made(editor.patch(`/claims/${claim.id}`, { topics: ['roads'] }))
    expect((await follower.catchUp()).tombstones).toEqual(
      ids.map((id: string) => ({ id, reason: 'NO_LONGER_FITS', at: null })),
    )
    await follower.compare()
  })

  test('that fit for the words of another quote of the same claim come and go with that quote', async () => {
    const [quote, other] = [await addQuote(editor), await addQuote(editor, await saying('Xylophones open.'))]
    const claim = await addClaim(editor, { quote: quote.id, text: 'It opens.' })
    for (const nth of [8, 9]) {
      const body = { ...newVerdict(), aspect: 'AUTHENTICITY', rating: 'verbatim' }
      await made((await team.as('reviewer', nth)).post(`${path(quote)}/verdicts`, body))
    }
    const follower = new Follower(editor, '/exports/verdicts?query=xylophones', 'verdicts')
    const sizeAfter = async (change: Promise<Reply>) => {
      await made(change)
      await follower.catchUp()
      await follower.compare()
      return follower.rows.size
    }
    await follower.catchUp()
    expect(await sizeAfter(editor.post(`${path(other)}/claims`, { claimId: claim.id }))).toBe(2)
    expect(await sizeAfter(editor.post(`${path(other)}/withdraw`, { reason: 'Misheard.' }))).toBe(0)
    expect(await sizeAfter(editor.post(`${path(other)}/restore`))).toBe(2)
  })

  test('as NDJSON are told line by line: tombstones, rows, and last the cursor', async () => {
    const [one] = (await editor.get('/exports/verdicts')).body.verdicts
    const started = await editor.get('/exports/verdicts?format=ndjson&since=start')
    const { cursor } = JSON.parse(started.text.trim().split('\n').at(-1) ?? '')
    expect(started.headers.get('link')).toContain(
      `</api/v1/exports/verdicts?format=ndjson&since=${cursor}>; rel="next"`,
    )
    const [quote] = one.quotes
    await made(editor.patch(`/speakers/${quote.speaker.slug}`, { name: 'Renamed' }))
    const { text } = await editor.get(`/exports/verdicts?format=ndjson&since=${cursor}`)
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['id', 'id', 'cursor'])
    expect(lines[0].quotes[0].speaker.name).toBe('Renamed')
  })
})

describe('rulings', () => {
  test('are followed from publication to correction and withdrawal', async () => {
    const follower = new Follower(editor, '/exports/rulings', 'rulings')
    await follower.catchUp()
    const review = await reviewIn(team, 'RULED')
    expect((await follower.catchUp()).rulings).toEqual([])
    await made(editor.post(`/reviews/${review.id}/publish`))
    const [first] = (await follower.catchUp()).rulings
    expect(first).toMatchObject({ review: review.id, isStanding: true })
    await correct(review)
    const corrected = await follower.catchUp()
    expect(corrected).toMatchObject({ tombstones: [], counts: { rulings: 2, standing: 1 } })
    expect(corrected.rulings[0]).toMatchObject({ id: first.id, correctedBy: corrected.rulings[1].id })
    await made(editor.post(`/reviews/${review.id}/withdraw`, { reason: 'The source is gone.' }))
    const withdrawn = await follower.catchUp()
    expect(withdrawn.tombstones).toEqual([
      { id: corrected.rulings[1].id, reason: 'RULING_WITHDRAWN', at: withdrawn.rulings[0].withdrawal.at },
    ])
    await follower.compare()
  })
})

async function correct({ id, rating }: MadeReview) {
  const answer = { rating, summary: 'It did open, late.', text: 'Late.', correctionNote: 'The day.' }
  await made(editor.post(`/reviews/${id}/correct`, answer))
  await made(editor.post(`/reviews/${id}/publish`))
}

describe('a cursor', () => {
  const refused = async (question: string, sentence: RegExp, kind = 'verdicts') => {
    const { status, body } = await editor.get(`/exports/${kind}?${question}`)
    expect([question, status]).toEqual([question, 400])
    expect(body.title).toMatch(sentence)
  }

  test('belongs to its question', async () => {
    const { cursor } = (await editor.get('/exports/verdicts?since=start')).body
    await refused(`since=${cursor}&kind=FACTUAL`, /not given for this export/)
    await refused(`since=${cursor}&reviewers=pseudonyms`, /not given for this export/)
    await refused(`since=${cursor}`, /not given for this export/, 'rulings')
    expect((await editor.get(`/exports/verdicts?format=ndjson&since=${cursor}`)).status).toBe(200)
  })

  test('belongs to its desk', async () => {
    const { cursor } = (await editor.get('/exports/verdicts?since=start')).body
    const [event, hash, asked] = Buffer.from(cursor, 'base64url').toString().split(' ')
    for (const foreign of [
      `${event} ${'0'.repeat(16)} ${asked}`,
      `${Number(event) + 9} ${hash} ${asked}`,
      'x',
    ])
      await refused(`since=${Buffer.from(foreign).toString('base64url')}`, /since=start/)
  })

  test('is refused where there is no place for what was taken back, and with another time', async () => {
    for (const format of ['csv', 'csv-safe', 'markdown', 'annotations'])
      await refused(`format=${format}&since=start`, /no place for what was taken back/)
    await refused('since=start&at=2026-01-01T00:00:00Z', /not with both/)
  })
})
