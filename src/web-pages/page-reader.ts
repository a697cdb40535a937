import { fork } from 'node:child_process'
import { join } from 'node:path'
import { packageFolder } from '../database/package-folder.ts'
import { refusePage } from './page-address.ts'
import type { BytesOfPage, ReadablePage } from './readable-page.ts'

/** What a page may cost to be read: megabytes of old and young objects, and kilobytes of stack. */
const limits = ['--max-old-space-size=256', '--max-semi-space-size=16', '--stack-size=3900']

/**
 * Reads a page's words in a process of its own, which is ended when the page wants too much of it. A thread will not
 * do: when its memory is used up at the wrong moment, V8 ends the whole process.
 * @throws DomainError `invalid` then, and when the page can't be read.
 */
export async function readPageApart(page: BytesOfPage, limitMs = 10_000): Promise<ReadablePage> {
  const child = fork(join(packageFolder, 'dist/web-pages/page-process.js'), {
    serialization: 'advanced',
    // Nothing of what the page makes it say reaches the log, and it knows nothing of the service.
    env: {},
    execArgv: limits,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  try {
    return await new Promise((resolve, reject) => {
      const refuse = () => reject(refusePage(unreadable))
      child.once('message', (read) => resolve(read as ReadablePage))
      child.once('error', refuse).once('exit', refuse)
      child.send(page, () => {})
    })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

const unreadable = {
  en: 'The page is built in a way that makes it too much work to read. Copy its words instead.',
  de: 'Die Seite ist so gebaut, dass sie zu lesen zu viel Arbeit macht. Bitte die Wörter von Hand kopieren.',
}
