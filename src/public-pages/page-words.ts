import type { ReviewedCitation } from '../claim-reviews/reviewed-ruling.ts'
import type { RulingMethod } from '../rulings/ruling.schema.ts'

/** What the public pages say, in the language of what they are about. */
export interface PageWords {
  title: string
  list: string
  older: string
  newest: string
  nothing: string
  published: string
  said: string
  saidOn: string
  evidence: string
  replies: string
  archived: string
  corrected: string
  correctedNow: string
  corrects: string
  correctsEarlier: string
  withdrawn: string
  inFull: string
  how: string
  licence: string
  corrections: string
  noCorrections: string
  noPage: string
  methods: Record<RulingMethod, string>
  stances: Record<ReviewedCitation['stance'], string>
}

export const pageWords: Record<'de' | 'en', PageWords> = {
  en: {
    title: 'Fact checks',
    list: 'All fact checks',
    older: 'Older ones',
    newest: 'Newest ones',
    nothing: 'Nothing has been published yet.',
    published: 'Published',
    said: 'Where it was said',
    saidOn: 'said',
    evidence: 'What this rests on',
    replies: 'What those concerned say',
    archived: 'archived copy',
    corrected: 'This was corrected on',
    correctedNow: 'Read what we say now.',
    corrects: 'This corrects what we said before:',
    correctsEarlier: 'the earlier version',
    withdrawn: 'We withdrew this on',
    inFull: 'The check',
    how: 'How we came to it',
    licence: 'Licence',
    corrections: 'Corrections',
    noCorrections: 'Nothing had to be corrected yet.',
    noPage: 'There is no fact check at this address.',
    methods: {
      AGREED: 'Two reviewers judged without seeing each other’s verdict, and agreed.',
      ADJUDICATED:
        'Two reviewers judged without seeing each other’s verdict; an editor decided between them.',
      SINGLE: 'One reviewer judged.',
    },
    stances: { SUPPORTS: 'supports it', REFUTES: 'refutes it', CONTEXT: 'context' },
  },
  de: {
    title: 'Faktenchecks',
    list: 'Alle Faktenchecks',
    older: 'Ältere',
    newest: 'Neueste',
    nothing: 'Noch ist nichts veröffentlicht.',
    published: 'Veröffentlicht',
    said: 'Wo es gesagt wurde',
    saidOn: 'gesagt',
    evidence: 'Worauf das beruht',
    replies: 'Was Betroffene dazu sagen',
    archived: 'archivierte Fassung',
    corrected: 'Das wurde berichtigt am',
    correctedNow: 'Was wir jetzt sagen.',
    corrects: 'Das berichtigt, was wir vorher sagten:',
    correctsEarlier: 'die frühere Fassung',
    withdrawn: 'Das haben wir zurückgezogen am',
    inFull: 'Die Prüfung',
    how: 'Wie wir dazu kamen',
    licence: 'Lizenz',
    corrections: 'Berichtigungen',
    noCorrections: 'Noch war nichts zu berichtigen.',
    noPage: 'Unter dieser Adresse gibt es keinen Faktencheck.',
    methods: {
      AGREED: 'Zwei Prüfer haben bewertet, ohne voneinander zu wissen, und waren sich einig.',
      ADJUDICATED:
        'Zwei Prüfer haben bewertet, ohne voneinander zu wissen; die Redaktion hat zwischen ihnen entschieden.',
      SINGLE: 'Ein Prüfer hat bewertet.',
    },
    stances: { SUPPORTS: 'stützt es', REFUTES: 'widerlegt es', CONTEXT: 'Zusammenhang' },
  },
}
