import { Type } from 'typebox'
import { readingOf } from '../history/past.ts'
import { route } from '../http/route.ts'
import { answered, readPage } from '../paging.ts'
import { PastQuestion, Slug } from '../shapes.ts'
import { NewSpeaker, Speaker, SpeakerChanges, SpeakerFilter, SpeakerList } from './speaker.schema.ts'
import { listSpeakers, readSpeaker } from './speakers.sql.ts'
import { changeSpeaker, noSpeaker, recordSpeaker } from './speakers.ts'

const params = Type.Object({ slug: Slug })

export const speakerRoutes = [
  route({
    method: 'get',
    path: '/speakers',
    summary: 'List speakers, by words of their names and aliases',
    role: 'reader',
    query: SpeakerFilter,
    reply: SpeakerList,
    handle: async ({ database, service, query }) =>
      listSpeakers(await readingOf({ database, service }, query), query, readPage(query, 'text', 'id')),
  }),
  route({
    method: 'post',
    path: '/speakers',
    summary: 'Record a speaker',
    role: 'annotator',
    body: NewSpeaker,
    reply: Speaker,
    status: 201,
    async handle({ database, body }) {
      const slug = await recordSpeaker(database, body)
      return { ...(await answered(readSpeaker(database, slug))), location: `/speakers/${slug}` }
    },
  }),
  route({
    method: 'get',
    path: '/speakers/{slug}',
    summary: 'Read a speaker with roles, aliases and counts',
    role: 'reader',
    params,
    query: PastQuestion,
    reply: Speaker,
    async handle({ database, service, params: { slug }, query }) {
      const speaker = await readSpeaker(await readingOf({ database, service }, query), slug)
      if (!speaker) throw noSpeaker(slug)
      return speaker
    },
  }),
  route({
    method: 'patch',
    path: '/speakers/{slug}',
    summary: 'Change a speaker; aliases and roles are replaced as a whole',
    role: 'annotator',
    params,
    body: SpeakerChanges,
    reply: Speaker,
    async handle({ database, params: { slug }, body }) {
      return answered(readSpeaker(database, await changeSpeaker(database, slug, body)))
    },
  }),
]
