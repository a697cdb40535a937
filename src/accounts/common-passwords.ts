import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageFolder } from '../database/package-folder.ts'

let read: Promise<ReadonlySet<string>> | undefined

/** The passwords in data/common-passwords.txt, in lower case. */
export function readCommonPasswords(): Promise<ReadonlySet<string>> {
  read ??= readFile(join(packageFolder, 'data/common-passwords.txt'), 'utf8').then(passwordsIn)
  return read
}

/** One a line; lines that begin with # say what the list is. */
function passwordsIn(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim().toLowerCase())
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))
}
