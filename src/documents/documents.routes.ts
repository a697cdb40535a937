import { Type } from 'typebox'
import { notFound } from '../errors.ts'
import { route } from '../http/route.ts'
import { answered, readPage } from '../paging.ts'
import { NewQuote, Quote } from '../quotes/quote.schema.ts'
import { readQuote } from '../quotes/quotes.sql.ts'
import { recordQuote } from '../quotes/quotes.ts'
import { Id } from '../shapes.ts'
import {
  Document,
  DocumentFilter,
  DocumentList,
  DocumentReading,
  NewDocument,
  NewDocumentVersion,
} from './document.schema.ts'
import { listDocuments, readDocument } from './documents.sql.ts'
import { noDocument, recordDocument, recordVersion } from './documents.ts'

const params = Type.Object({ id: Id })

export const documentRoutes = [
  route({
    method: 'get',
    path: '/documents',
    summary: 'List documents, the newest first',
    role: 'reader',
    query: DocumentFilter,
    reply: DocumentList,
    handle: ({ database, query }) => listDocuments(database, query, readPage(query, 'id')),
  }),
  route({
    method: 'post',
    path: '/documents',
    summary: 'Record a document with its text',
    role: 'annotator',
    body: NewDocument,
    reply: Document,
    status: 201,
    async handle({ database, body }) {
      const id = await recordDocument(database, body)
      return { ...(await answered(readDocument(database, id))), location: `/documents/${id}` }
    },
  }),
  route({
    method: 'get',
    path: '/documents/{id}',
    summary: 'Read a document: its text and the quotes in it',
    role: 'reader',
    params,
    query: DocumentReading,
    reply: Document,
    async handle({ database, params: { id }, query }) {
      const document = await readDocument(database, id, query)
      if (document) return document
      if (query.version === undefined || !(await readDocument(database, id))) throw noDocument(id)
      throw notFound(
        `This document has no version ${query.version}.`,
        `Dieses Dokument hat keine Version ${query.version}.`,
      )
    },
  }),
  route({
    method: 'post',
    path: '/documents/{id}/versions',
    summary: 'Record a corrected text as a new version',
    role: 'annotator',
    params,
    body: NewDocumentVersion,
    reply: Document,
    status: 201,
    async handle({ database, params: { id }, body }) {
      const number = await recordVersion(database, id, body.text)
      return {
        ...(await answered(readDocument(database, id))),
        location: `/documents/${id}?version=${number}`,
      }
    },
  }),
  route({
    method: 'post',
    path: '/documents/{id}/quotes',
    summary: 'Mark words of the latest version as a quote',
    role: 'annotator',
    params,
    body: NewQuote,
    reply: Quote,
    status: 201,
    async handle({ database, params: { id }, body }) {
      const quoteId = await recordQuote(database, id, body)
      return { ...(await answered(readQuote(database, quoteId))), location: `/quotes/${quoteId}` }
    },
  }),
]
