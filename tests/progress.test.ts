import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { showProgress } from '../src/progress.ts'

/** What a stream gets to see of a work of three steps. */
async function shownOn({ isTTY, total }: { isTTY: boolean; total?: number }): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 120 })
  const progress = showProgress('records', total, stream as unknown as NodeJS.WriteStream)
  for (const done of [1, 2, 3]) {
    progress.at(done)
    await sleep(120)
  }
  progress.above(() => stream.write('refused: line 2\n'))
  progress.end()
  return String(stream.read() ?? '')
}

test('who watches a terminal sees how far it is, how fast, and the time left', async () => {
  const shown = await shownOn({ isTTY: true, total: 4 })
  expect(shown).toMatch(/█+░+ 75 % · 3 of 4 records · \d+ a second · \d+s left/)
  expect(shown).toContain('refused: line 2\n')
})

test('where nobody knows how many there are, it counts', async () => {
  expect(await shownOn({ isTTY: true })).toMatch(/3 records · \d+ a second · \d+s/)
})

test('what is no terminal gets plain lines and nothing else', async () => {
  expect(await shownOn({ isTTY: false, total: 4 })).toBe('refused: line 2\n')
})
