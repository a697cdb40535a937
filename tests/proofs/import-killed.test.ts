import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { copyDesk } from '../support/desk-copy.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'

const rows = 600

test('an import that is killed in the middle and begun again has everything there once', async () => {
  const desk = await copyDesk()
  const path = join(mkdtempSync(join(tmpdir(), 'beleg-import-')), 'statements.tsv')
  const numbers = Array.from({ length: rows }, (_, nth) => nth)
  const row = (nth: number) =>
    `${nth}.json\tfalse\tClaim number ${nth}.\tfood\tspeaker-${nth % 7}\t\t\tnone\t0\t0\t0\t0\t0\tspeech\n`
  writeFileSync(path, numbers.map(row).join(''))
  const counted = async () => {
    const service = await Service.start({ desk })
    const [counts] = await service.sql<Record<string, number>>(`select
      (select count(*)::int from imported_record) as records, (select count(*)::int from claim) as claims,
      (select count(*)::int from quote) as quotes, (select count(*)::int from outside_verdict) as verdicts,
      (select count(*)::int from speaker) as speakers`)
    await service.stop()
    return counts ?? {}
  }
  try {
    const killed = startProgram(['import', path, '--yes'], desk.settings)
    await untilRecorded(desk.url, 100)
    killed.process.kill('SIGKILL')
    expect((await killed.ended).signal).toBe('SIGKILL')
    const halfway = await counted()
    const before = halfway.records ?? 0
    expect(halfway).toMatchObject({ claims: before, quotes: before, verdicts: before })
    expect([before > 0, before < rows]).toEqual([true, true])
    const again = await runProgram(['import', path, '--yes'], desk.settings)
    expect([again.code, again.stdout]).toEqual([
      0,
      expect.stringContaining(`Records: created ${rows - before}, matched ${before}, refused 0`),
    ])
    const all = { records: rows, claims: rows, quotes: rows, verdicts: rows, speakers: 7 }
    expect(await counted()).toEqual(all)
    expect(await runProgram(['verify'], desk.settings)).toMatchObject({ code: 0, stderr: '' })
  } finally {
    await desk.remove()
  }
}, 600_000)

/** Waits until an import that is under way has recorded so many. */
async function untilRecorded(url: string, records: number): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      const { rows: found } = await client.query('select count(*)::int as records from imported_record')
      if (found[0].records >= records) return
    } catch {
      // The database is not up yet.
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(50)
  }
}
