import type { One } from '../answers.ts'
import { askWithTag, patch } from '../api.ts'
import { Problem } from '../problem.ts'
import { t } from '../words.ts'
import { chooseBetween, tellMerged } from './choice.ts'
import { differencesOf, type Fields, isChangedSince, wanted } from './three-ways.ts'

/**
 * Changes a thing that somebody saw as `base`. Where others have changed other fields meanwhile, both changes stand;
 * where they changed the same ones, a person chooses. @throws Problem when it is refused, or nobody chose.
 */
export async function change<const Path extends string>(
  path: Path,
  base: object,
  changes: object,
): Promise<One<Path>> {
  let seen: Fields = { ...base }
  let mine = wanted(seen, { ...changes })
  for (;;) {
    const { value, tag } = await askWithTag(path)
    const theirs: Fields = { ...value }
    const differences = differencesOf(seen, theirs, mine)
    if (differences.length > 0) {
      const chosen = await chooseBetween(differences)
      if (!chosen) throw new Problem(412, t('merge.left'))
      mine = wanted(theirs, { ...mine, ...chosen })
      seen = theirs
    }
    if (Object.keys(mine).length === 0) return value
    const answer = await patch(path, mine, tag).catch(unlessStale)
    if (!answer) continue
    if (isChangedSince(seen, theirs, { ...changes })) tellMerged()
    return answer
  }
}

/** Others were faster once more: look again. */
function unlessStale(error: unknown): undefined {
  if (error instanceof Problem && error.status === 412) return undefined
  throw error
}
