import { useEffect, useState } from 'preact/hooks'
import type { RatingScale } from '../ratings/rating.schema.ts'
import { ask } from './api.ts'
import { currentLanguage } from './words.ts'

/** The rating scales, asked for once. */

let scales: readonly RatingScale[] | undefined
let asking: Promise<readonly RatingScale[]> | undefined

/** Undefined until they are there; none where they can't be had, and ratings are shown by their keys. */
export function useScales(): readonly RatingScale[] | undefined {
  const [known, setKnown] = useState(scales)
  useEffect(() => {
    if (known) return
    let isGone = false
    askScales().then((found) => {
      if (!isGone) setKnown(found)
    }, showKeys)
    function showKeys(): void {
      asking = undefined
      if (!isGone) setKnown([])
    }
    return () => {
      isGone = true
    }
  }, [])
  return known
}

export function labelOfRating(all: readonly RatingScale[] | undefined, aspect: string, key: string): string {
  const rating = all?.find((scale) => scale.aspect === aspect)?.ratings.find((one) => one.key === key)
  return rating?.labels[currentLanguage()] ?? key
}

/** Where a rating stands in its scale: 0 is first. Unknown ones come last. */
export function placeInScale(all: readonly RatingScale[] | undefined, aspect: string, key: string): number {
  const place =
    all?.find((scale) => scale.aspect === aspect)?.ratings.findIndex((one) => one.key === key) ?? -1
  return place < 0 ? Number.MAX_SAFE_INTEGER : place
}

async function askScales(): Promise<readonly RatingScale[]> {
  asking ??= ask('ratings').then((list) => list.items)
  scales = await asking
  return scales
}
