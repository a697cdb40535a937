import type { TSchema } from 'typebox'
import { checkOfBody } from '../check.ts'
import { DomainError } from '../errors.ts'
import { normalized } from '../outside-json.ts'
import { bidiProblems } from './bidi.ts'
import type { Importer, ReadRecord } from './format.ts'

/** Records of foreign files in NFC; what has not the shape it should have is refused with its fields, what may mislead the eye is named. */
export async function* checkedRecords<Content>(
  schema: TSchema,
  records: Importer<Content>['records'],
): AsyncGenerator<ReadRecord<Content>> {
  const check = checkOfBody(schema)
  for await (const record of records) {
    const { content, ...rest } = record
    if (content === undefined) {
      yield rest
      continue
    }
    const problems = problemsOf(content, check)
    yield problems.length > 0
      ? { ...rest, problems: [...rest.problems, ...problems] }
      : { ...record, problems: [...rest.problems, ...bidiProblems(content)] }
  }
}

function problemsOf(content: unknown, check: (value: unknown) => void) {
  try {
    check(normalized(content))
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.fields
  }
}
