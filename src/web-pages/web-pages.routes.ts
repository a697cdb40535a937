import { route } from '../http/route.ts'
import { PagePreview, PageQuestion } from './web-page.schema.ts'
import { previewPage } from './web-pages.ts'

export const webPageRoutes = [
  route({
    method: 'post',
    path: '/documents/from-url',
    summary: 'Fetch a page and read its words, for recording it with the receipt; nothing is recorded yet',
    role: 'annotator',
    ownTransactions: true,
    body: PageQuestion,
    reply: PagePreview,
    handle: async ({ database, service: { internet }, body: { url } }) => ({
      value: await previewPage(database, internet, url),
    }),
  }),
]
