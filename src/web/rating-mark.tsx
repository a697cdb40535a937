import type { Aspect } from '../ratings/rating.schema.ts'
import { currentLanguage } from './words.ts'

/** A rating as words with a mark: how full the circle is says how far it holds; colour only repeats it. */

interface ShownRating {
  key: string
  labels: { de: string; en: string }
}

export function RatingMark({ rating }: { rating: ShownRating }) {
  return (
    <span class={`rating tone-${toneOf(rating.key)}`}>
      <RatingSign rating={rating.key} />
      <span>{rating.labels[currentLanguage()]}</span>
    </span>
  )
}

/** The mark alone; the words must stand beside it. */
export function RatingSign({ rating }: { rating: string }) {
  const sign = signs[rating] ?? 'unknown'
  return (
    <svg
      class={`rating-sign tone-${toneOf(rating)}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path
        d={paths[sign]}
        fill={filledSigns.has(sign) ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width={filledSigns.has(sign) ? '0' : '1.6'}
      />
    </svg>
  )
}

export type Tone = 'good' | 'fair' | 'mixed' | 'poor' | 'bad' | 'open'

export function toneOf(rating: string): Tone {
  return tones[signs[rating] ?? 'unknown']
}

type Sign = 'full' | 'most' | 'half' | 'little' | 'cross' | 'unknown' | 'dash'

const tones: Record<Sign, Tone> = {
  full: 'good',
  most: 'fair',
  half: 'mixed',
  little: 'poor',
  cross: 'bad',
  unknown: 'open',
  dash: 'open',
}

const signs: Record<string, Sign> = {
  true: 'full',
  'mostly-true': 'most',
  'half-true': 'half',
  'mostly-false': 'little',
  false: 'cross',
  unverifiable: 'unknown',
  'not-checkable': 'dash',
  verbatim: 'full',
  'paraphrase-confirmed': 'most',
  'partly-confirmed': 'half',
  altered: 'little',
  misattributed: 'cross',
  fabricated: 'cross',
  'in-context': 'full',
  'context-missing': 'half',
  'out-of-context': 'little',
  spliced: 'cross',
  faithful: 'full',
  'minor-deviation': 'most',
  'meaning-shifted': 'little',
  wrong: 'cross',
  'not-verifiable': 'unknown',
}

const filledSigns = new Set<Sign>(['full', 'most', 'half', 'little'])

const paths: Record<Sign, string> = {
  full: 'M8 1.5a6.5 6.5 0 0 1 0 13a6.5 6.5 0 0 1 0-13z',
  most: 'M8 8V1.5a6.5 6.5 0 1 1-6.5 6.5z',
  half: 'M8 1.5a6.5 6.5 0 0 1 0 13z',
  little: 'M8 8V1.5a6.5 6.5 0 0 1 6.5 6.5z',
  cross: 'M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6',
  unknown: 'M6 6.4q0-2 2-2t2 1.8q0 1.1-2 2.3v1m0 1.2v1.4',
  dash: 'M4.8 8h6.4',
}

/** The aspects that judge a quote; TRUTH judges a claim. */
export const quoteAspects = ['AUTHENTICITY', 'CONTEXT', 'TRANSLATION'] as const satisfies readonly Aspect[]
export const claimAspects = ['TRUTH'] as const satisfies readonly Aspect[]
