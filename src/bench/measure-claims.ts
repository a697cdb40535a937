import { claimsPath, pageSize } from './claims-statement.ts'
import type { Desk } from './desk.ts'
import { type Answers, ask, median } from './load.ts'
import type { Running } from './processes.ts'
import { drawSpeakers, slugOf, speakersWithPage } from './skew.ts'

const rounds = 9
const warmUpSeconds = 3

export interface ClaimsFigures {
  service: Answers
  bare: Answers
  /** Requests a second of the service for one of the bare server: the median of the rounds. */
  ratio: number
  /** The service's p50 for one of its p50 on the smallest desk: the median of the rounds. */
  growth: number
  shared: Answers
  /** Requests a second of the desk with accounts and rulings for one of the same without: the median of the rounds. */
  kept: number
}

/** One of the servers that take turns. */
interface Side {
  name: string
  origin: string
  paths: string[]
  headers: Record<string, string>
  answers: Answers[]
}

/**
 * All servers by turns, as the machine is never equally idle: full pages of speakers drawn as often as they speak,
 * the same ones in the same order for the service and the bare server.
 */
export async function measureClaims(
  { service, claims, shared }: Desk,
  bare: Running,
  smallest: Desk,
  seconds: number,
  tell: (line: string) => void,
): Promise<ClaimsFigures> {
  const ofService = sideOf('Beleg', service, claims)
  const ofBare = sideOf('bare', bare, claims)
  const ofSmallest =
    smallest.service === service ? ofService : sideOf('smallest', smallest.service, smallest.claims)
  const ofShared = sideOf('shared', shared.service, claims, shared.headers)
  const sides = [...new Set([ofService, ofBare, ofShared, ofSmallest])]
  await assertSameAnswers(ofService, ofBare)
  tell(`GET claims of ${speakersWithPage(claims, pageSize)} speakers with a full page`)
  for (const { origin, paths, headers } of sides) await ask(origin, paths, warmUpSeconds, headers)
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of round % 2 === 1 ? sides : sides.toReversed())
      side.answers.push(await ask(side.origin, side.paths, seconds, side.headers))
    tell(`  round ${round} of ${rounds}: ${sides.map(describeLast).join(', ')}`)
  }
  return {
    service: middle(ofService),
    bare: middle(ofBare),
    ratio: relation(ofService, ofBare, 'perSecond'),
    growth: relation(ofService, ofSmallest, 'p50Ms'),
    shared: middle(ofShared),
    kept: relation(ofShared, ofService, 'perSecond'),
  }
}

function sideOf(
  name: string,
  { origin }: Running,
  claims: number,
  headers: Record<string, string> = {},
): Side {
  const speakers = drawSpeakers(2000, speakersWithPage(claims, pageSize))
  return { name, origin, paths: speakers.map((speaker) => claimsPath(slugOf(speaker))), headers, answers: [] }
}

async function assertSameAnswers(one: Side, other: Side): Promise<void> {
  for (const path of new Set(one.paths.slice(0, 20))) {
    const [mine, theirs] = await Promise.all(
      [one, other].map(async ({ origin }) => (await fetch(origin + path)).text()),
    )
    if (mine === undefined || mine !== theirs) throw new Error(`${path}: the two servers answer differently`)
    const { items } = JSON.parse(mine) as { items: unknown[] }
    if (items.length !== pageSize) throw new Error(`${path}: ${items.length} claims are no full page`)
  }
}

function describeLast({ name, answers }: Side): string {
  const last = answers.at(-1)
  return `${name} ${last?.perSecond.toFixed(0)} a second (p50 ${last?.p50Ms} ms)`
}

function relation(one: Side, other: Side, figure: keyof Answers): number {
  return median(one.answers.map((answers, nth) => answers[figure] / (other.answers[nth]?.[figure] ?? 0)))
}

function middle({ answers }: Side): Answers {
  const of = (figure: keyof Answers) => median(answers.map((round) => round[figure]))
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p975Ms: of('p975Ms'),
    whole: of('whole'),
    unchanged: of('unchanged'),
  }
}
