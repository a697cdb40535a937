import { accountDe } from './account.de.ts'
import { agreementDe } from './agreement.de.ts'
import { de } from './de.ts'
import { deskDe } from './desk.de.ts'
import type { english } from './english.ts'
import { exchangeDe } from './exchange.de.ts'
import { historyDe } from './history.de.ts'
import { mergeDe } from './merge.de.ts'
import { reviewDe } from './review.de.ts'
import { talkDe } from './talk.de.ts'

/** The same words in German. */
export const german: Record<keyof typeof english, string> = {
  ...accountDe,
  ...agreementDe,
  ...de,
  ...deskDe,
  ...exchangeDe,
  ...historyDe,
  ...mergeDe,
  ...reviewDe,
  ...talkDe,
}
