import { t } from './words.ts'

/** What to mend, and where: `pointer` is a JSON pointer into what was sent, like /segments/0/exact. */
export interface FieldError {
  pointer: string
  detail: string
}

/** A refusal, told in a sentence for people. `status` is the HTTP status; 0 when the server was not reached. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly errors: readonly FieldError[]

  constructor(status: number, title: string, errors: readonly FieldError[] = []) {
    super(title)
    this.name = 'Problem'
    this.status = status
    this.title = title
    this.errors = errors
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const told = await toldIn(response)
  const sentence = told.title ?? told.detail ?? t('problem.status', { status: response.status })
  return new Problem(response.status, sentence, told.errors ?? [])
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem(0, error instanceof TypeError ? t('problem.network') : String(error))
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

interface Told {
  title?: string
  detail?: string
  errors?: FieldError[]
}

async function toldIn(response: Response): Promise<Told> {
  if (!response.headers.get('content-type')?.includes('json')) return {}
  try {
    return await response.json()
  } catch {
    // An answer cut off half way: the status alone has to tell.
    return {}
  }
}
