/** Which passwords are good enough. Pure; the list of common ones is handed over. */

export const shortestPassword = 12
export const longestPassword = 200

export type PasswordProblem = 'too-short' | 'too-long' | 'too-plain' | 'common' | 'own-name'

/** What is hashed and compared: the same however a keyboard composes its letters (NFKC, as NIST SP 800-63B asks for). */
export function preparedPassword(password: string): string {
  return password.normalize('NFKC')
}

/**
 * What is wrong with a password; undefined when nothing is.
 * @param common common passwords, in lower case.
 * @param own the e-mail address and the name of whoever chooses it.
 */
export function problemOfPassword(
  password: string,
  common: ReadonlySet<string>,
  own: readonly string[],
): PasswordProblem | undefined {
  const prepared = preparedPassword(password)
  const length = [...prepared].length
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  const folded = prepared.toLowerCase()
  if (new Set(folded).size < 5) return 'too-plain'
  if (likelyBases(folded).some((base) => common.has(base) || isRun(base))) return 'common'
  return own.flatMap(wordsOf).some((word) => folded.includes(word)) ? 'own-name' : undefined
}

/** The password itself, and what people put digits and signs around, once or several times. */
function likelyBases(folded: string): string[] {
  const joined = folded.replace(/[\s._-]+/g, '')
  const bare = joined.replace(/[^\p{L}]+$/u, '')
  const core = bare.replace(/^[^\p{L}]+/u, '')
  return [folded, joined, bare, core, repeatedPart(joined), repeatedPart(core)].filter(Boolean)
}

/** abc of abcabcabc, else the whole. */
function repeatedPart(text: string): string {
  return /^(.{2,}?)\1+$/su.exec(text)?.[1] ?? text
}

/** Neighbours on a keyboard or in the alphabet, forwards or backwards, from end to end. */
function isRun(text: string): boolean {
  const backwards = [...text].reverse().join('')
  return text.length >= 4 && runs.some((run) => run.includes(text) || run.includes(backwards))
}

const runs = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', '1q2w3e4r5t6y7u8i9o0p', 'qayxswedcvfrtgbnhzujm'],
  ...['qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm', 'azertyuiopqsdfghjklmwxcvbn'],
  ...['qwertzuiopüasdfghjklöäyxcvbnm', 'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'],
]

/** The parts of a name or an address that are long enough to be a choice. */
function wordsOf(text: string): string[] {
  const folded = preparedPassword(text).toLowerCase()
  return [folded, ...folded.split(/[\s@._-]+/)].filter((word) => [...word].length >= 5)
}
