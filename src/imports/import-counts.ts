import type { Done } from './format.ts'
import type { ImportCounts } from './import.schema.ts'

/** Adds up what came of each record. */
export function createCounts() {
  const records = { created: 0, matched: 0, refused: 0 }
  const things: Record<string, { created: number; matched: number }> = {}
  const unmapped = new Map<string, ImportCounts['unmapped'][number]>()

  function addThings(counted: Readonly<Record<string, number>>, as: 'created' | 'matched') {
    for (const [noun, times] of Object.entries(counted)) {
      things[noun] ??= { created: 0, matched: 0 }
      things[noun][as] += times
    }
  }

  return {
    add(done: Done | undefined): void {
      records[done?.outcome ?? 'refused']++
      if (!done) return
      addThings(done.created, 'created')
      addThings(done.matched, 'matched')
      for (const { publisher, label } of done.unmapped ?? []) {
        const key = JSON.stringify([publisher, label])
        unmapped.set(key, { publisher, label, times: (unmapped.get(key)?.times ?? 0) + 1 })
      }
    },
    line: (): ImportCounts => ({ type: 'counts', records, things, unmapped: [...unmapped.values()] }),
  }
}
