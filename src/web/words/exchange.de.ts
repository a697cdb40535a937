import type { exchangeEn } from './exchange.en.ts'

export const exchangeDe: Record<keyof typeof exchangeEn, string> = {
  'fetch.hint': 'Der Desk kann die Seite für Sie lesen; Sie sehen alles, bevor es aufgenommen wird.',
  'fetch.fetch': 'Abrufen',
  'fetch.underWay': 'Wird abgerufen …',
  'fetch.replace': 'Im Formular stehen schon Worte. Durch die der Seite ersetzen?',
  'fetch.notRecorded':
    'Noch ist nichts aufgenommen: bitte ansehen, was gelesen wurde, berichtigen, dann speichern.',
  'fetch.ARTICLE': 'Der Text unten ist der Artikel, der in der Seite gefunden wurde.',
  'fetch.WHOLE_PAGE':
    'In der Seite wurde kein Artikel gefunden, deshalb steht hier alles: Menüs und anderes, was nicht dazugehört, bitte streichen.',
  'fetch.PLAIN_TEXT': 'Die Seite ist reiner Text.',
  'fetch.damaged': 'Einige ihrer Bytes sind kein Text in {encoding} und stehen als �.',
  'fetch.unsaid': 'Die Seite sagt nichts zu: {fields}.',
  'fetch.edited': 'Sie haben den Wortlaut geändert; das wird mit festgehalten.',
  'fetch.forget': 'Ohne diesen Nachweis der Seite speichern',
  'fetch.address': 'Gelesen unter',
  'fetch.redirected': '(von {url})',
  'fetch.time': 'Zeit',
  'fetch.page': 'Seite',
  'fetch.bytes': '{bytes} Bytes',
  'fetch.from': 'Vom Desk abgerufen {time}',
  'fetch.isEdited': 'Der Wortlaut wurde geändert, bevor er aufgenommen wurde.',
}
