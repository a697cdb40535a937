import type { Sentence } from '../errors.ts'
import { longestShortText } from './short-text.ts'

/** What the gate says. */
export const gateSentences = {
  noClaim: {
    en: 'Nothing says what is reviewed.',
    de: 'Es fehlt, was geprüft wurde.',
  },
  longClaim: {
    en: `The claim can't be shortened to ${longestShortText} characters without cutting a word.`,
    de: `Die Behauptung lässt sich nicht auf ${longestShortText} Zeichen kürzen, ohne ein Wort zu zerschneiden.`,
  },
  noRating: {
    en: 'The rating has no name in the language of the page.',
    de: 'Die Einstufung hat in der Sprache der Seite keinen Namen.',
  },
  halfRating: {
    en: 'Of a rating in numbers its value and both ends of the scale must be there, or none of them.',
    de: 'Von einer Einstufung in Zahlen müssen Wert und beide Enden der Skala da sein oder nichts davon.',
  },
  worst: {
    en: 'The worst rating must be 1 or more.',
    de: 'Die schlechteste Einstufung muss mindestens 1 sein.',
  },
  best: {
    en: 'The best rating must be more than the worst.',
    de: 'Die beste Einstufung muss über der schlechtesten liegen.',
  },
  value: {
    en: 'The rating lies outside its scale.',
    de: 'Die Einstufung liegt außerhalb ihrer Skala.',
  },
  noPublisher: {
    en: 'Nothing says who publishes the review; set BELEG_PUBLISHER.',
    de: 'Es fehlt, wer die Prüfung veröffentlicht; bitte BELEG_PUBLISHER setzen.',
  },
  noName: {
    en: 'This is not a name. Give the speaker’s, or say that the speaker is unknown.',
    de: 'Das ist kein Name. Bitte den des Sprechers nennen oder ihn als unbekannt führen.',
  },
  noDate: {
    en: 'This is not a date.',
    de: 'Das ist kein Datum.',
  },
  future: {
    en: 'The review would be published in the future.',
    de: 'Die Prüfung erschiene erst in der Zukunft.',
  },
  saidLater: {
    en: 'It would have been said after it was reviewed. Correct when it was said or printed.',
    de: 'Gesagt worden wäre es erst nach der Prüfung. Bitte berichtigen, wann es gesagt oder gedruckt wurde.',
  },
  printedLater: {
    en: 'It would have appeared after it was reviewed. Correct when the document was published.',
    de: 'Erschienen wäre es erst nach der Prüfung. Bitte berichtigen, wann das Dokument erschien.',
  },
  printedEarlier: {
    en: 'It would have appeared before it was said. Correct the one or the other day.',
    de: 'Erschienen wäre es, bevor es gesagt wurde. Bitte den einen oder den anderen Tag berichtigen.',
  },
} satisfies Record<string, Sentence>
