import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exactly } from '../check.ts'
import { carryClaim } from '../claims/claims.ts'
import type { Database } from '../database/open.ts'
import { packageFolder } from '../database/package-folder.ts'
import { recordDocument } from '../documents/documents.ts'
import { recordQuote } from '../quotes/quotes.ts'
import { findOrRecordReviewer } from '../reviewers/reviewers.ts'
import { recordSource } from '../sources/sources.ts'
import { recordSpeaker } from '../speakers/speakers.ts'
import type { Target } from '../verdicts/verdict.schema.ts'
import { recordVerdict } from '../verdicts/verdicts.ts'
import {
  type CarriedSample,
  type SampleDesk,
  SampleDesk as SampleDeskShape,
  type SampleDocument,
  type SampleQuote,
  type SampleVerdict,
} from './sample.schema.ts'

/** What has been recorded under which key of the file. */
interface Recorded {
  reviewerId: string
  sources: Map<string, string>
  claims: Map<string, string>
  verdicts: Map<string, string>
}

/**
 * Records the sample desk in data/<name>/ through the same functions as the API does.
 * @throws Error that names the place in desk.json that has the wrong shape, DomainError when a rule is broken.
 */
export async function loadSample(database: Database, name: string): Promise<void> {
  const folder = join(packageFolder, 'data', name)
  const desk = await readDesk(join(folder, 'desk.json'))
  const recorded: Recorded = {
    reviewerId: await findOrRecordReviewer(database, desk.reviewer),
    sources: new Map(),
    claims: new Map(),
    verdicts: new Map(),
  }
  for (const [key, source] of Object.entries(desk.sources))
    recorded.sources.set(key, await recordSource(database, source))
  for (const speaker of desk.speakers) await recordSpeaker(database, speaker)
  for (const document of desk.documents) await loadDocument(database, document, folder, recorded)
}

async function readDesk(file: string): Promise<SampleDesk> {
  const desk: unknown = JSON.parse(await readFile(file, 'utf8'))
  const isDesk = exactly.compile<SampleDesk>(SampleDeskShape)
  if (isDesk(desk)) return desk
  const [error] = isDesk.errors ?? []
  throw new Error(`${file}: ${error?.instancePath} ${error?.message}`)
}

async function loadDocument(
  database: Database,
  document: SampleDocument,
  folder: string,
  recorded: Recorded,
) {
  const { file, quotes, ...fields } = document
  const text = await readFile(join(folder, file), 'utf8')
  const documentId = await recordDocument(database, { ...fields, text })
  for (const quote of quotes) await loadQuote(database, documentId, quote, recorded)
}

async function loadQuote(database: Database, documentId: string, sample: SampleQuote, recorded: Recorded) {
  const { verdicts = [], claims = [], ...quote } = sample
  const id = await recordQuote(database, documentId, quote)
  await loadVerdicts(database, { type: 'quote', id }, verdicts, recorded)
  for (const claim of claims) await loadClaim(database, id, claim, recorded)
}

async function loadClaim(database: Database, quoteId: string, sample: CarriedSample, recorded: Recorded) {
  if ('claim' in sample) {
    const { claim, ...relation } = sample
    await carryClaim(database, quoteId, { claimId: named(recorded.claims, claim), ...relation })
    return
  }
  const { key, verdicts = [], ...claim } = sample
  const id = await carryClaim(database, quoteId, claim)
  if (key) recorded.claims.set(key, id)
  await loadVerdicts(database, { type: 'claim', id }, verdicts, recorded)
}

async function loadVerdicts(
  database: Database,
  target: Target,
  samples: readonly SampleVerdict[],
  recorded: Recorded,
) {
  for (const { key, supersedes, citations = [], ...verdict } of samples) {
    const id = await recordVerdict(database, target, recorded.reviewerId, {
      ...verdict,
      ...(supersedes && { supersedes: named(recorded.verdicts, supersedes) }),
      citations: citations.map(({ source, ...passage }) => ({
        ...passage,
        sourceId: named(recorded.sources, source),
      })),
    })
    if (key) recorded.verdicts.set(key, id)
  }
}

function named(recorded: Map<string, string>, key: string): string {
  const id = recorded.get(key)
  if (id === undefined) throw new Error(`desk.json names "${key}" before it is recorded`)
  return id
}
