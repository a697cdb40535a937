import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './database/package-folder.ts'

/** What package.json says that the service needs at run time. */
export const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  version: string
}
