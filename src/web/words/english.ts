import { accountEn } from './account.en.ts'
import { agreementEn } from './agreement.en.ts'
import { deskEn } from './desk.en.ts'
import { en } from './en.ts'
import { exchangeEn } from './exchange.en.ts'
import { historyEn } from './history.en.ts'
import { mergeEn } from './merge.en.ts'
import { reviewEn } from './review.en.ts'
import { talkEn } from './talk.en.ts'

/** Every word of the interface in English; it says which words there are. */
export const english = {
  ...accountEn,
  ...agreementEn,
  ...en,
  ...deskEn,
  ...exchangeEn,
  ...historyEn,
  ...mergeEn,
  ...reviewEn,
  ...talkEn,
}
