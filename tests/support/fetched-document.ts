import { sha256Of } from '../../src/documents/text.ts'
import { signReceipt } from '../../src/web-pages/receipts.ts'
import type { Team } from './accounts.ts'
import { addDocument } from './desk.ts'

/** What the desk would vouch for had it fetched such a page. */
export const page = {
  ...{ url: 'https://daily.example/', finalUrl: 'https://daily.example/bridge', sha256: sha256Of('page') },
  ...{ bytes: 4, mediaType: 'text/html', encoding: 'utf-8', textSha256: sha256Of('words') },
  fetchedAt: '2026-03-04T05:06:07.890Z',
}

/** Records a document as one that was read from `page`. */
export async function addFetchedDocument(team: Team) {
  const receipt = await team.beside((database) => signReceipt(database, page))
  return addDocument(await team.as('editor'), { receipt })
}
