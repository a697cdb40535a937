import { addClaim, addSource } from '../support/desk.ts'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { runProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'

/** A desk that is older than a column or table goes on with its history: nothing is explained away. */

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

const verify = async () => (await runProgram(['verify'], desk.settings)).stderr

/** As a later version's migration would, on whose next start the history goes on. */
async function migrate(statement: string): Promise<void> {
  await service.sql(`${statement}; update _prisma_migrations set finished_at = clock_timestamp()`)
  await service.end('SIGINT')
  service = await Service.start({ desk })
}

test('a column that was added, and a table that came to be kept, are in the history from then on', async () => {
  await addSource(service)
  await addClaim(service)
  await migrate(`alter table source add column shelf text not null default 'A';
    create table shelf (id text primary key); insert into shelf values ('A'); select keep_history('shelf', '{id}')`)
  expect(await verify()).toBe('')
  const [begun] = await service.sql<{ action: string; after: object }>(
    `select action, after from event_change join event on number = event where table_name = 'shelf'`,
  )
  expect(begun).toEqual({ action: 'begin history', after: { id: 'A' } })
  await addSource(service)
  await service.sql(
    `begin; set local session_replication_role = replica; update source set shelf = 'B'; commit`,
  )
  expect(await verify()).toMatch(/the source \S+ is not as event \d+ left it/)
  await service.sql(
    `begin; set local session_replication_role = replica; update source set shelf = 'A'; commit`,
  )
})

test('what was changed or put in past the service before a migration is found after it', async () => {
  await service.sql(`begin; set local session_replication_role = replica;
    update claim set topics = '{other}'; insert into shelf values ('C'); commit`)
  await migrate(`alter table claim add column weight integer`)
  expect(await verify()).toMatch(/the claim \S+ is not as event \d+ left it/)
  await service.sql(
    `begin; set local session_replication_role = replica; update claim set topics = '{}'; commit`,
  )
  await migrate('select 1')
  expect(await verify()).toMatch(/no event explains the shelf C/)
})
