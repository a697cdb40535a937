import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageFolder } from '../database/package-folder.ts'
import { refusePage } from './page-address.ts'
import type { BytesOfPage, ReadablePage } from './readable-page.ts'

/** What a page may cost to be read. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/**
 * Reads a page's words in a thread of its own, which is ended when the page wants too much of it.
 * @throws DomainError `invalid` then, and when the page can't be read.
 */
export async function readPageApart(page: BytesOfPage, limitMs = 10_000): Promise<ReadablePage> {
  const worker = new Worker(join(packageFolder, 'dist/web-pages/page-worker.js'), {
    workerData: page,
    resourceLimits: limits,
    // Nothing of what the page makes it say reaches the log, and it knows nothing of the service.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => void worker.terminate(), limitMs)
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', () => reject(refusePage(unreadable)))
      worker.once('exit', () => reject(refusePage(unreadable)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const unreadable = {
  en: 'The page is built in a way that makes it too much work to read. Copy its words instead.',
  de: 'Die Seite ist so gebaut, dass sie zu lesen zu viel Arbeit macht. Bitte die Wörter von Hand kopieren.',
}
