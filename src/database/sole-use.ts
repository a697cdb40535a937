import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a process answers when another asks about the folder: it waits for it, uses it, or is about to leave. */
export type Use = 'waiting' | 'serving' | 'ending'

/** A process in line for the folder, as another process finds it; `silent`: it lives but is too busy to answer. */
interface Contender {
  name: string
  use: Use | 'silent'
}

// Relative, because socket paths are limited to about 104 bytes: the working directory is the home folder.
const lineFolder = 'holders'
const leavingMs = 15_000
const answerMs = 500
const orphanMs = 1_000

/**
 * Resolves when this process alone uses the working directory, and until it ends. Every process in line
 * listens on a socket of its own: the kernel closes it with the process, so whoever is killed holds nothing,
 * and a process id used again means nothing. A name is never used twice, so the socket of a dead process can
 * be removed without a race. Alone is who announced itself first and then found nobody else.
 * @throws Error with a sentence for the operator when another process keeps the folder.
 */
export async function claimSoleUse(currentUse: () => Use): Promise<void> {
  mkdirSync(lineFolder, { recursive: true, mode: 0o700 })
  const startedAt = Date.now()
  for (;;) {
    const place = await joinLine(currentUse)
    let others = await findOthers(place.name)
    while (others.length > 0 && others.every((other) => other.use === 'waiting' && other.name > place.name)) {
      await sleep(20)
      others = await findOthers(place.name)
    }
    if (others.length === 0) return
    place.leave()
    refuseAfterPatience(others, Date.now() - startedAt)
    await sleep(20 + Math.random() * 60)
  }
}

/** Listens under a hidden name first: a socket that can be seen in the line but not yet answers would look dead. */
async function joinLine(currentUse: () => Use) {
  // The parent is the process that the operator knows and can end.
  const name = `${process.ppid}-${randomBytes(6).toString('hex')}`
  const hidden = `${lineFolder}/.${name}`
  const server = createServer((socket) => socket.on('error', () => socket.destroy()).end(currentUse()))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(hidden, resolve))
  server.unref()
  renameSync(hidden, `${lineFolder}/${name}`)
  const leave = () => {
    rmSync(`${lineFolder}/${name}`, { force: true })
    server.close()
  }
  return { name, leave }
}

/** Everybody alive in the line except `ownName`; the sockets of dead processes are removed. */
async function findOthers(ownName: string): Promise<Contender[]> {
  const names = readdirSync(lineFolder).filter((name) => name !== ownName && !name.startsWith('.'))
  const contenders = await Promise.all(names.map(askContender))
  return contenders.filter((contender) => contender !== undefined)
}

function askContender(name: string): Promise<Contender | undefined> {
  const path = `${lineFolder}/${name}`
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(path)
    const conclude = (contender: Contender | undefined) => {
      socket.destroy()
      resolve(contender)
    }
    socket.setTimeout(answerMs, () => conclude({ name, use: 'silent' }))
    socket.on('data', (data) => {
      answer += data.toString()
    })
    socket.on('end', () => conclude({ name, use: readUse(answer) }))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') rmSync(path, { force: true })
      const isDead = error.code === 'ECONNREFUSED' || error.code === 'ENOENT'
      conclude(isDead ? undefined : { name, use: 'silent' })
    })
  })
}

function readUse(answer: string): Use | 'silent' {
  return answer === 'waiting' || answer === 'serving' || answer === 'ending' ? answer : 'silent'
}

/** Waits a moment for a process whose parent has just been killed, longer for one that is closing its files. */
function refuseAfterPatience(others: Contender[], waitedMs: number): void {
  const [holder] = others.filter((other) => other.use !== 'waiting')
  if (!holder) return
  if (waitedMs < (holder.use === 'serving' ? orphanMs : leavingMs)) return
  const processId = holder.name.split('-')[0]
  throw new Error(
    `The data in ${process.cwd()} are in use by another beleg (process ${processId}): ` +
      'end that one first, or give this one a folder of its own with BELEG_HOME',
  )
}
