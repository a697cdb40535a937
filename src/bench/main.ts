/** `npm run bench`: how fast the service is on generated desks, printed as Markdown. */
import { writeFile } from 'node:fs/promises'
import closeWithGrace from 'close-with-grace'
import { Command, InvalidArgumentError, Option } from 'commander'
import { benchDesk, type Figures, type Part, parts } from './bench.ts'
import { closeDesk, type Desk, openDesk } from './desk.ts'
import { makeEmbeddedPlace, makeServerPlace, type Place } from './place.ts'
import { startScratchServer } from './scratch-server.ts'
import { tableOf } from './table.ts'
import { undoAll } from './undo.ts'

interface Options {
  sizes: number[]
  only?: Place['kind']
  measure: readonly Part[]
  server?: string
  seconds: number
  json?: string
}

const options = new Command('bench')
  .description('measure the service beside bare PostgreSQL on generated claims, and print a table')
  .addOption(
    new Option('--sizes <numbers>', 'how many claims, tens of them, divided by commas')
      .default([10_000, 100_000, 1_000_000], '10000,100000,1000000')
      .argParser(readSizes),
  )
  .addOption(new Option('--only <database>', 'measure one of the two').choices(['server', 'embedded']))
  .addOption(
    new Option('--measure <parts>', 'what to measure, divided by commas')
      .default(parts, parts.join(','))
      .argParser(readParts),
  )
  .addOption(
    new Option('--server <address>', 'a PostgreSQL server where databases may be made, as a superuser').env(
      'BELEG_BENCH_SERVER',
    ),
  )
  .option('--seconds <number>', 'how long each round of requests lasts', Number, 3)
  .option('--json <file>', 'also write the figures to a file')
  .parse()
  .opts<Options>()

const figures: Figures[] = []
closeWithGrace({ delay: 60_000, logger: false }, async ({ err }) => {
  if (err) tell(err.stack ?? err.message)
  await undoAll()
})
try {
  if (options.only !== 'embedded') await benchServer()
  if (options.only !== 'server') await benchSizes(makeEmbeddedPlace)
} finally {
  await undoAll()
}
process.stdout.write(`${tableOf(figures)}\n`)

async function benchServer(): Promise<void> {
  const url = options.server ?? (await startScratchServer())
  if (!url) return tell('NO SERVER MEASURED: name one with --server postgresql://… or install PostgreSQL')
  await benchSizes((claims) => makeServerPlace(url, `${claims}`))
}

/** The smallest desk first; it stays, so that the others are measured beside it. */
async function benchSizes(makePlace: (claims: number) => Promise<Place>): Promise<void> {
  let smallest: Desk | undefined
  for (const claims of options.sizes.toSorted((one, other) => one - other)) {
    const place = await makePlace(claims)
    tell(`${place.kind}, ${claims.toLocaleString('en')} claims`)
    const desk = await openDesk(place, claims, tell)
    smallest ??= desk
    const { measure, seconds } = options
    figures.push(await benchDesk(desk, smallest, { parts: measure, seconds, tell }))
    if (options.json) await writeFile(options.json, `${JSON.stringify(figures, undefined, 2)}\n`)
    if (desk !== smallest) await closeDesk(desk)
  }
}

function readSizes(list: string): number[] {
  const sizes = list.split(',').map(Number)
  if (sizes.some((size) => !(size >= 10 && size % 10 === 0)))
    throw new InvalidArgumentError('Each is a multiple of ten.')
  return sizes
}

function readParts(list: string): Part[] {
  return list.split(',').map((name) => {
    const part = parts.find((one) => one === name)
    if (!part) throw new InvalidArgumentError(`The parts are ${parts.join(', ')}.`)
    return part
  })
}

function tell(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
}
