import { setTimeout as sleep } from 'node:timers/promises'
import { addClaim, addQuote, newVerdict, unique } from '../support/desk.ts'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { runProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'

/** Killed in the middle of writing, again and again: what was acknowledged is there, and nothing is there by half. */

const rounds = 20
const longestRestartMs = 10_000

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

test(`killed ${rounds} times during writes, it loses and halves nothing, and its history stays whole`, async () => {
  const quote = (await addQuote(service)).id
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.length
    const writers = Array.from({ length: 4 }, () => writeUntilItEnds(quote, acknowledged))
    while (acknowledged.length < before + 2) await sleep(10)
    await sleep(Math.random() * 700)
    await service.end('SIGKILL')
    await Promise.all(writers)
    const startedAt = Date.now()
    service = await Service.start({ desk })
    expect(Date.now() - startedAt).toBeLessThan(longestRestartMs)
    expect(await missing(acknowledged)).toEqual([])
    expect(await halves()).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 2)
  const { code, stderr } = await runProgram(['verify'], desk.settings)
  expect([code, stderr]).toEqual([0, ''])
}, 600_000)

/** Claims with a verdict that cites two new sources; takes down each verdict that was answered 201. */
async function writeUntilItEnds(quote: string, acknowledged: string[]): Promise<void> {
  const source = () => ({
    title: 'Register',
    publisher: 'City',
    kind: 'STATISTICS',
    language: 'en',
    url: `https://city.example/${unique()}`,
  })
  try {
    for (;;) {
      const claim = await addClaim(service, { quote, text: `Claim ${unique()}.` })
      const citations = [
        { source: source(), stance: 'SUPPORTS' },
        { source: source(), stance: 'CONTEXT' },
      ]
      const { status, body } = await service.post(`/claims/${claim.id}/verdicts`, newVerdict({ citations }))
      if (status === 201) acknowledged.push(body.id)
    }
  } catch (error) {
    // fetch failed: the service was killed, which is what this is about.
    if (!String(error).startsWith('TypeError')) throw error
  }
}

async function missing(acknowledged: string[]): Promise<string[]> {
  const rows = await service.sql<{ id: string }>('select id from verdict where id = any($1::uuid[])', [
    acknowledged,
  ])
  const found = new Set(rows.map(({ id }) => id))
  return acknowledged.filter((id) => !found.has(id))
}

/** Verdicts without their citations, claims without their quote, events without changes and changes without events. */
function halves() {
  return service.sql(`
    select v.id::text from verdict v where (select count(*) from citation c where c.verdict_id = v.id) <> 2
    union all select c.id::text from claim c where not exists (select from quote_claim q where q.claim_id = c.id)
    union all select number::text from event where not exists (select from event_change where event = number)
    union all select event::text from event_change where not exists (select from event where number = event)`)
}
