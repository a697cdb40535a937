import { publicClaimReviewOf } from '../claim-reviews/claim-review.ts'
import type { Imprint } from '../claim-reviews/imprint.ts'
import { listPublished } from '../claim-reviews/published-rulings.sql.ts'
import type { PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import type { BulkReading } from '../database/open.ts'
import { readPage } from '../paging.ts'
import { correctionsPage } from '../public-pages/corrections-page.ts'
import { listPage } from '../public-pages/list-page.ts'
import type { PageFrame } from '../public-pages/page-frame.ts'
import { rulingPage } from '../public-pages/ruling-page.ts'
import { readCorrections } from '../rulings/corrections.sql.ts'
import type { Write } from './whole-folder.ts'

/** The pages of an archive: those of the service, beside each other in a folder. */

export interface Pages {
  reading: BulkReading
  write: Write
  /** What the newsroom is called. */
  name: string
  imprint: Imprint | undefined
  /** In which the lists are. */
  language: 'de' | 'en'
}

const limit = 50

/** Pages beside the lists, and those in the folder of rulings. */
function frameIn(place: 'top' | 'rulings', name: string): PageFrame {
  const up = place === 'top' ? '' : '../'
  return {
    name,
    ...{ stylesheet: `${up}style.css`, list: `${up}index.html`, corrections: `${up}corrections.html` },
    addressOf: (id) => (place === 'top' ? `rulings/${id}.html` : `${id}.html`),
  }
}

/** Everything that is or was public, the newest first, page by page: each has been written when it is given. */
export async function* writeRulings(pages: Pages): AsyncGenerator<PublishedRuling[]> {
  const { reading, write, name, language } = pages
  const read = (cursor: string | undefined) =>
    listPublished(reading, {}, readPage({ limit, ...(cursor && { cursor }) }, 'text', 'id'))
  for await (const { items, nth, isLast } of pagesOf(read)) {
    const older = isLast ? {} : { older: listName('index', nth + 1) }
    const page = listPage({ language, rulings: items, ...older }, frameIn('top', name))
    await write(listName('index', nth), [page])
    for (const ruling of items) await writeRuling(pages, ruling)
    yield items
  }
}

async function writeRuling({ write, name, imprint }: Pages, ruling: PublishedRuling): Promise<void> {
  const markup = imprint && publicClaimReviewOf(ruling, imprint)
  await write(`rulings/${ruling.id}.html`, [rulingPage(ruling, frameIn('rulings', name), imprint)])
  if (markup) await write(`rulings/${ruling.id}.claimreview.json`, [jsonText(markup)])
}

export async function writeCorrections({ reading, write, name, language }: Pages): Promise<void> {
  const read = (cursor: string | undefined) =>
    readCorrections(reading, readPage({ limit, ...(cursor && { cursor }) }, 'text', 'text', 'id'))
  for await (const { items, nth, isLast } of pagesOf(read)) {
    const older = isLast ? {} : { older: listName('corrections', nth + 1) }
    const page = correctionsPage({ language, corrections: items, ...older }, frameIn('top', name))
    await write(listName('corrections', nth), [page])
  }
}

/** JSON that people read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function listName(list: string, nth: number): string {
  return nth === 1 ? `${list}.html` : `${list}-${nth}.html`
}

/** A list to its end; an empty one has one page, too. */
async function* pagesOf<Row>(
  read: (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor: string | null }>,
): AsyncGenerator<{ items: Row[]; nth: number; isLast: boolean }> {
  let cursor: string | null | undefined
  for (let nth = 1; cursor !== null; nth += 1) {
    const { items, nextCursor } = await read(cursor)
    yield { items, nth, isLast: nextCursor === null }
    cursor = nextCursor
  }
}
