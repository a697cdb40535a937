/** Words around an export's data, in the language of what is judged: German for German, otherwise English. */
export function wordsOf(language: string): Words {
  return /^de\b/i.test(language) ? german : english
}

export interface Words {
  language: 'de' | 'en'
  said: string
  source: string
  verdict: string
  asOf: string
  ruling: string
  corrected: string
  corrects: string
  withdrawn: string
  superseded: string
  replied: string
  noReply: string
  stance: Record<'SUPPORTS' | 'REFUTES' | 'CONTEXT', string>
  aspect: Record<'AUTHENTICITY' | 'CONTEXT' | 'TRANSLATION' | 'TRUTH', string>
}

const english: Words = {
  language: 'en',
  said: 'Said',
  source: 'Source',
  verdict: 'Verdict',
  asOf: 'as of',
  ruling: 'Ruling',
  corrected: 'Corrected since',
  corrects: 'Correction',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded since',
  replied: 'Reply',
  noReply: 'asked, no answer',
  stance: { SUPPORTS: 'supports', REFUTES: 'refutes', CONTEXT: 'context' },
  aspect: { AUTHENTICITY: 'Authenticity', CONTEXT: 'Context', TRANSLATION: 'Translation', TRUTH: 'Truth' },
}

const german: Words = {
  language: 'de',
  said: 'Gesagt',
  source: 'Beleg',
  verdict: 'Bewertung',
  asOf: 'Stand',
  ruling: 'Urteil',
  corrected: 'Inzwischen berichtigt',
  corrects: 'Berichtigung',
  withdrawn: 'Zurückgezogen',
  superseded: 'Inzwischen ersetzt',
  replied: 'Stellungnahme',
  noReply: 'gefragt, keine Antwort',
  stance: { SUPPORTS: 'stützt', REFUTES: 'widerlegt', CONTEXT: 'Zusammenhang' },
  aspect: {
    AUTHENTICITY: 'Echtheit',
    CONTEXT: 'Zusammenhang',
    TRANSLATION: 'Übersetzung',
    TRUTH: 'Wahrheit',
  },
}
