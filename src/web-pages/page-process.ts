import { type BytesOfPage, readPage } from './readable-page.ts'

/** Reads one page, says what it found, and ends; also when whoever asked has gone. */
process.once('message', (page) => {
  process.send?.(readPage(page as BytesOfPage), () => process.exit())
})
process.once('disconnect', () => process.exit())
