import type { ExportedRuling } from '../exports/exported-ruling.schema.ts'

/** A ruling as the export has it, without what its public page does not show: who did not answer, and quotes withdrawn. */
export function asPublic(ruling: ExportedRuling): ExportedRuling {
  const { target, quotes, replies } = ruling
  return {
    ...ruling,
    quotes: target.type === 'quote' ? quotes : quotes.filter(({ withdrawnAt }) => withdrawnAt === null),
    replies: replies.filter(({ answer }) => answer !== null),
  }
}
