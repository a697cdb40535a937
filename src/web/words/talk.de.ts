import type { talkEn } from './talk.en.ts'

export const talkDe: Record<keyof typeof talkEn, string> = {
  'comments.title': 'Kommentare',
  'comments.none': 'Noch hat niemand etwas gesagt.',
  'comments.text': 'Kommentar',
  'comments.hint': '@name gibt jemandem Bescheid. Alle in dieser Redaktion lesen mit, sonst niemand.',
  'comments.mention': 'Jemandem Bescheid geben',
  'comments.givesAway': 'Er verrät, wie ich bewerte: vor allen verbergen, die noch prüfen',
  'comments.hidden': 'verborgen, bis alle bewertet haben',
  'comments.send': 'Sagen',
  'comments.more': 'Ältere',
  'notices.title': 'Für mich',
  'notices.open.one': 'Für mich: {count} neu',
  'notices.open.other': 'Für mich: {count} neu',
  'notices.none': 'Nichts wartet.',
  'notices.readAll': 'Alle als gelesen vermerken',
  'notices.new': 'neu',
  'notices.MENTION': '{name} erwähnt Sie',
  'notices.ASSIGNMENT': '{name} bittet um Ihre Bewertung',
  'notices.SENT_BACK': '{name} hat eine Prüfung zurückgegeben',
  'notices.DISPUTED': 'Die Prüfer sind uneinig; ein Redakteur entscheidet',
  'notices.PUBLISHED': '{name} hat ein Urteil veröffentlicht',
}
