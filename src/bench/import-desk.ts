import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type DeskList, deskLists } from '../desk-export/desk-export.schema.ts'
import type { Running } from './processes.ts'

/** A whole desk in a file, and which of its lines are verdicts. */
export interface DeskFile {
  path: string
  megabytes: number
  verdicts: { first: number; last: number }
}

/** Where an import stood when its report had come so far. */
export interface Mark {
  line: number
  atMs: number
}

/** Takes the whole record of a desk into a file. */
export async function takeDesk({ origin }: Running, path: string): Promise<DeskFile> {
  const response = await fetch(`${origin}/api/v1/exports/desk?format=ndjson`)
  if (!response.ok || !response.body) throw new Error(`The desk answered ${response.status}`)
  const file = await open(path, 'wx+')
  try {
    for await (const piece of response.body) await file.appendFile(piece)
    const { size } = await file.stat()
    return { path, megabytes: size / 2 ** 20, verdicts: verdictLines(await lastLine(file, size)) }
  } finally {
    await file.close()
  }
}

async function lastLine(file: FileHandle, size: number): Promise<string> {
  const end = Buffer.alloc(Math.min(size, 4096))
  await file.read(end, 0, end.length, size - end.length)
  return end.toString().trimEnd().split('\n').at(-1) ?? ''
}

/** The first line names the schema; the lists follow one after the other, and last how many records each has. */
function verdictLines(end: string): DeskFile['verdicts'] {
  const { counts } = JSON.parse(end) as { counts: Record<DeskList, number> }
  const before = deskLists
    .slice(0, deskLists.indexOf('verdicts'))
    .reduce((sum, list) => sum + counts[list], 1)
  return { first: before + 1, last: before + counts.verdicts }
}

/** Sends the file to an empty desk. @param told gets how far it is. @throws Error when a record is refused. */
export async function bringDesk(
  { origin }: Running,
  { path }: DeskFile,
  told: (mark: Mark) => void,
): Promise<void> {
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  const headers = { 'Content-Type': 'application/x-ndjson' }
  const init = { method: 'POST', body, headers, duplex: 'half' as const }
  const response = await fetch(`${origin}/api/v1/imports`, init)
  if (!response.ok || !response.body) throw new Error(`The import was answered ${await response.text()}`)
  let rest = ''
  let last = ''
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    const wrong = lines.find((line) => line.includes('"outcome":"refused"'))
    if (wrong) throw new Error(`A record was refused: ${wrong}`)
    last = lines.at(-1) ?? last
    const line = /"line":(\d+)/.exec(last)?.[1]
    if (line) told({ line: Number(line), atMs: performance.now() })
  }
  if (!last.includes('"type":"counts"')) throw new Error('The import ended before its end')
}
