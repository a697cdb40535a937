import { DomainError, type ErrorKind, notFound, type Sentence } from '../errors.ts'
import { leastRole, type Refusal, type ReviewAct, type ReviewState, statesOf } from './review-table.ts'

/** Why something is not possible in a review, in sentences. */

export function noReview(id: string): DomainError {
  return notFound(`There is no review ${id}.`, `Es gibt keine Prüfung ${id}.`)
}

export function reviewedAlready(id: string): DomainError {
  return new DomainError('conflict', {
    en: `There is a review of this aspect already: ${id}.`,
    de: `Für diesen Aspekt gibt es schon eine Prüfung: ${id}.`,
  })
}

/** @param refusal what review-table.ts says. */
export function refused(refusal: Refusal, act: ReviewAct, state: ReviewState): DomainError {
  if (refusal === 'role') return new DomainError('forbidden', tooLow(leastRole(act, state)))
  if (refusal === 'state') return notNow(act, state)
  const { kind, sentence } = refusals[refusal]
  return new DomainError(kind, sentence)
}

function notNow(act: ReviewAct, state: ReviewState): DomainError {
  const states = statesOf(act).join(', ')
  return new DomainError('conflict', {
    en: `This is not possible in the state ${state}, but in ${states}.`,
    de: `Das ist im Stand ${state} nicht möglich, sondern in ${states}.`,
  })
}

function tooLow(role: string): Sentence {
  return {
    en: `This needs the role ${role} or a higher one.`,
    de: `Dafür braucht es die Rolle ${role} oder eine höhere.`,
  }
}

const refusals: Record<Exclude<Refusal, 'role' | 'state'>, { kind: ErrorKind; sentence: Sentence }> = {
  'judged-twice': {
    kind: 'forbidden',
    sentence: {
      en: 'You have judged this already; the other verdict must be somebody else’s.',
      de: 'Sie haben das schon bewertet; die andere Bewertung muss von jemand anderem kommen.',
    },
  },
  'own-judgement': {
    kind: 'forbidden',
    sentence: {
      en: 'You have judged this yourself, so somebody else decides.',
      de: 'Sie haben das selbst bewertet, daher entscheidet jemand anderes.',
    },
  },
}

export function needsEditor(): DomainError {
  return new DomainError('forbidden', {
    en: 'On this desk two reviewers judge; only an editor opens a review for one.',
    de: 'An diesem Desk bewerten zwei; eine Prüfung für nur eine Person eröffnet nur die Redaktionsleitung.',
  })
}

export function cannotBeTwo(): DomainError {
  return new DomainError('conflict', {
    en: 'A desk without accounts has one reviewer, who can’t be two.',
    de: 'Ein Desk ohne Konten hat eine prüfende Person, die nicht zwei sein kann.',
  })
}

export function assignedAlready(slug: string): DomainError {
  return new DomainError('conflict', {
    en: `${slug} is assigned already.`,
    de: `${slug} ist schon zugeteilt.`,
  })
}

export function notAssigned(slug: string): DomainError {
  return notFound(`${slug} is not assigned here.`, `${slug} ist hier nicht zugeteilt.`)
}

export function noRoundLeft(): DomainError {
  return new DomainError('conflict', {
    en: 'Everybody who is to judge is assigned already. Take somebody off first.',
    de: 'Es sind schon alle zugeteilt, die bewerten sollen. Bitte zuerst jemanden abziehen.',
  })
}
