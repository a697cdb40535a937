import type { mergeEn } from './merge.en.ts'

export const mergeDe: Record<keyof typeof mergeEn, string> = {
  'merge.title': 'Jemand anderes hat das auch geändert',
  'merge.explained': 'Noch ist nichts gespeichert. Bitte für jedes Feld wählen, welche Fassung gelten soll.',
  'merge.base': 'Als Sie begannen:',
  'merge.mine': 'Meine:',
  'merge.theirs': 'Die andere:',
  'merge.other': 'Oder mit anderen Worten',
  'merge.nothing': '(nichts)',
  'merge.save': 'So speichern',
  'merge.cancel': 'Zurück zum Formular',
  'merge.left':
    'Jemand anderes hat das auch geändert. Nichts wurde gespeichert; beim nächsten Speichern bitte wählen.',
  'merge.both': 'Gespeichert. Jemand anderes hatte andere Felder geändert; beides gilt.',
}
