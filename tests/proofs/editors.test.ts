import { addClaim } from '../support/desk.ts'
import { Service } from '../support/service.ts'

/** Many editors at one thing: no change is lost. */

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const tagOf = async (path: string) => (await service.get(path)).headers.get('etag') ?? ''

test('of 20 editors with 50 edits each on one claim, one wins each version, and its history has no gap', async () => {
  const claim = await addClaim(service)
  const path = `/claims/${claim.id}`
  const wins: string[] = []
  let refused = 0
  async function edit(editor: number): Promise<void> {
    for (let nth = 1; nth <= 50; ) {
      const tag = await tagOf(path)
      const { status, body } = await service.patch(
        path,
        { topics: [`by ${editor}`, `${nth}`] },
        { 'If-Match': tag },
      )
      if (status === 412) refused += 1
      else if (status === 200) nth += wins.push(body.topics.join()) && 1
      else throw new Error(`Answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, editor) => edit(editor)))
  expect([wins.length, new Set(wins).size]).toEqual([1000, 1000])
  expect(refused).toBeGreaterThan(0)
  const changes = await service.sql<{ before: { topics: string[] } | null; after: { topics: string[] } }>(
    `select before, after from event_change where table_name = 'claim' and row_key = $1 order by event`,
    [claim.id],
  )
  expect(changes).toHaveLength(1001)
  expect(changes.slice(1).map(({ before }) => before)).toEqual(changes.slice(0, -1).map(({ after }) => after))
  expect(
    changes
      .slice(1)
      .map(({ after }) => after.topics.join())
      .sort(),
  ).toEqual([...wins].sort())
}, 300_000)
