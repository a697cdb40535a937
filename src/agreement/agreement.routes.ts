import { Type } from 'typebox'
import { route } from '../http/route.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { Slug } from '../shapes.ts'
import { requireSpeaker } from '../speakers/speakers.ts'
import { Agreement, AgreementQuestion, SpeakerRecord } from './agreement.schema.ts'
import { readAgreement } from './agreement.ts'
import { readSpeakerRecord } from './speaker-record.sql.ts'

export const agreementRoutes = [
  route({
    method: 'get',
    path: '/agreement',
    summary: 'How far do reviewers agree, and on what do they differ?',
    role: 'reader',
    query: AgreementQuestion,
    reply: Agreement,
    async handle({ database, query }) {
      await requireNamed(database, { ...(query.speaker && { speaker: query.speaker }) })
      return { value: await readAgreement(database, query) }
    },
  }),
  route({
    method: 'get',
    path: '/speakers/{slug}/record',
    summary: 'How the checks of what a speaker said came out, with intervals',
    role: 'reader',
    params: Type.Object({ slug: Slug }),
    query: Type.Object(
      { includeExamples: Type.Optional(Type.Boolean({ default: false })) },
      { title: 'RecordQuestion', additionalProperties: false },
    ),
    reply: SpeakerRecord,
    async handle({ database, params: { slug }, query: { includeExamples = false } }) {
      await requireSpeaker(database, slug)
      return { value: await readSpeakerRecord(database, slug, includeExamples) }
    },
  }),
]
