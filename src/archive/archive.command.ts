import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { Reviewers } from '../exports/export.schema.ts'
import { writeArchive } from './archive.ts'
import { checksums } from './whole-folder.ts'

/** `beleg export --archive`. Nobody who judged is named in it unless that is asked for. */
export async function archiveTo(
  database: OpenDatabase,
  config: Config,
  folder: string,
  reviewers: Reviewers = 'pseudonyms',
): Promise<void> {
  const isWatched = process.stderr.isTTY
  const progress = (rulings: number) =>
    void (isWatched && process.stderr.write(`\r${rulings} rulings written `))
  const rulings = await writeArchive(database, config, folder, { reviewers, progress })
  if (isWatched) process.stderr.write('\n')
  process.stdout.write(`${folder}: ${rulings} rulings. "sha256sum -c ${checksums}" in it checks the files.\n`)
}
