import { setPassword } from '../../src/accounts/accounts.ts'
import { invite } from '../../src/accounts/invitations.ts'
import { hashPassword } from '../../src/accounts/passwords.ts'
import { beginSecondFactor, renewRecoveryCodes } from '../../src/accounts/second-factor.ts'
import { recordChange } from '../../src/history/changes.ts'
import { verifyHistory } from '../../src/history/verify.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { addSpeaker, made } from '../support/desk.ts'
import { recordEverything } from '../support/everything.ts'
import { addFetchedDocument } from '../support/fetched-document.ts'
import { reviewIn } from '../support/review.ts'

/** Whoever reaches the database past the service may change any row: whichever it is, `beleg verify` finds it. */

/** When something was last used is no part of what is proved. */
const unproved = ['api_token.last_used_at', 'second_factor.last_step']
/** Who is logged in or waits, what was told or answered already, keys that no history may hold: no part of the record. */
const outside = [
  ...['_prisma_migrations', 'idempotency_key', 'login_throttle', 'notice', 'session'],
  ...['pseudonym_key', 'receipt_key'],
]

interface Column {
  table: string
  name: string
  type: string
  kind: string
}

let team: Team
let columns: Column[]
let tables: string[]

beforeAll(async () => {
  team = await startTeam()
  await recordEverything(team)
  await recordLogIn()
  await recordFromOutside()
  for (const state of ['ADJUDICATED', 'WITHDRAWN'] as const) await reviewIn(team, state)
  for (const reviewers of [1, 2]) await made((await team.as('administrator')).patch('/desk', { reviewers }))
  const editor = await team.as('editor')
  const roles = [{ title: 'Mayor', organisation: 'City', language: 'en' }]
  await addSpeaker(editor, { aliases: [{ name: 'The Mayor' }], roles })
  const [claim] = (await editor.get('/claims')).body.items
  await made(editor.post(`/claims/${claim.id}/comments`, { text: 'Look here, @editor.' }))
  await dropConstraints()
  columns = await team.service.sql<Column>(`
    select c.relname as "table", a.attname as name, format_type(t.oid, null) as type, t.typtype as kind
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by 1, 2`)
  columns = columns.filter(({ table }) => !outside.includes(table))
  tables = [...new Set(columns.map(({ table }) => table))]
  for (const table of tables) await past(`create table kept.${table} as table ${table}`)
}, 240_000)
afterAll(() => team.stop())

async function recordLogIn(): Promise<void> {
  const id = await team.idOf('reader')
  const hash = await hashPassword('kettle@Ostwind-7-plum')
  await team.beside((database) =>
    recordChange(database, { action: 'log in' }, async (inside) => {
      await setPassword(inside, id, hash)
      await beginSecondFactor(inside, { id, email: 'reader@desk.example' })
      await renewRecoveryCodes(inside, id)
      await invite(inside, id)
      await inside.tables.openIdSubject.create({
        data: { accountId: id, issuer: 'https://a.example', subject: 'x' },
      })
    }),
  )
}

/** A page that was fetched, and what a publisher elsewhere found. */
async function recordFromOutside(): Promise<void> {
  await addFetchedDocument(team)
  const claimReview = {
    ...{ '@type': 'ClaimReview', claimReviewed: 'It opened in June.', url: 'https://other.example/june' },
    ...{ author: { name: 'Another desk', url: 'https://other.example' }, datePublished: '2026-07-01' },
    reviewRating: { alternateName: 'Mostly true', ratingValue: 4, bestRating: 5, worstRating: 1 },
  }
  const { text } = await (await team.as('editor')).ask('POST', '/imports', claimReview)
  expect(text).toContain('"created":1')
}

/** What else would refuse the change: here somebody has gone past that, too. */
async function dropConstraints(): Promise<void> {
  await team.service.sql(`do $$ declare found record; begin
    create schema kept;
    for found in select conrelid::regclass as name, conname from pg_constraint
      where contype in ('c', 'f', 'u') and connamespace = 'public'::regnamespace loop
      execute format('alter table %s drop constraint %I', found.name, found.conname);
    end loop;
    for found in select indexrelid::regclass as name from pg_index join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
      execute 'drop index ' || found.name;
    end loop;
  end $$`)
}

/** Without triggers and rules. */
const past = (statement: string) =>
  team.service.sql(`begin; set local session_replication_role = replica; ${statement}; commit`)

/** What is found wrong once the statement has been at the table, which is put back. */
async function foundAfter(table: string, statement: string): Promise<string | undefined> {
  await past(statement)
  try {
    return await verify()
  } finally {
    await past(`delete from ${table}; insert into ${table} table kept.${table}`)
  }
}

const verify = () =>
  team.beside(async (database) => (await verifyHistory(database, undefined, () => {})).broken)

const first = (table: string) => `where ctid = (select min(ctid) from ${table})`

/** Another value of the column's type than the one there. */
function otherThan({ name, type, kind }: Column): string {
  const column = `"${name}"`
  if (kind === 'e')
    return `(select e from unnest(enum_range(null::${type})) e where e is distinct from ${column} limit 1)`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'boolean') return `not coalesce(${column}, false)`
  if (type === 'jsonb') return `coalesce(${column}, '{}') || '{"another": 1}'`
  if (type === 'text[]') return `coalesce(${column}, '{}') || '{another}'`
  if (type === 'text') return `coalesce(${column}, '') || '!'`
  if (type === 'bytea') return `coalesce(${column}, '') || '!'`
  if (type === 'date') return `coalesce(${column}, '2019-02-26') + 1`
  if (type.startsWith('timestamp')) return `coalesce(${column}, now()) - interval '7 years'`
  return `coalesce(${column}, 0) + 1000000`
}

test('as the service left it, nothing is wrong', async () => {
  expect(await verify()).toBeUndefined()
  const counts = await Promise.all(tables.map((table) => team.service.sql(`select from ${table} limit 1`)))
  expect(tables.filter((_table, nth) => counts[nth]?.length === 0)).toEqual([])
})

test('every column of every table', async () => {
  const unseen: string[] = []
  for (const column of columns) {
    const { table, name } = column
    const statement = `update ${table} set "${name}" = ${otherThan(column)} ${first(table)}`
    if (!(await foundAfter(table, statement))) unseen.push(`${table}.${name}`)
  }
  expect(unseen.sort()).toEqual(unproved)
  expect(await verify()).toBeUndefined()
}, 600_000)

test('a row that is gone, of every table', async () => {
  const unseen: string[] = []
  for (const table of tables)
    if (!(await foundAfter(table, `delete from ${table} ${first(table)}`))) unseen.push(table)
  expect(unseen).toEqual([])
}, 120_000)

test('all rows gone, of every table', async () => {
  const unseen: string[] = []
  for (const table of tables.filter((name) => name !== 'event' && name !== 'event_change'))
    if (!(await foundAfter(table, `delete from ${table}`))) unseen.push(table)
  expect(unseen).toEqual([])
}, 120_000)

test('a row put in, into every table', async () => {
  const keys = await team.service.sql<{ table: string; name: string }>(`
    select conrelid::regclass::text as "table", attname as name from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = any (conkey) where contype = 'p'`)
  const unseen: string[] = []
  for (const table of tables) {
    const others = columns
      .filter((column) => column.table === table)
      .map((column) =>
        keys.some((key) => key.table === table && key.name === column.name)
          ? otherThan(column)
          : `"${column.name}"`,
      )
    if (
      !(await foundAfter(
        table,
        `insert into ${table} (${namesOf(table)}) select ${others.join()} from ${table} ${first(table)}`,
      ))
    )
      unseen.push(table)
  }
  expect(unseen).toEqual([])
}, 120_000)

const namesOf = (table: string) =>
  columns
    .filter((column) => column.table === table)
    .map(({ name }) => `"${name}"`)
    .join()
