import { useEffect, useState } from 'preact/hooks'
import { t } from './words.ts'

/** Copies a text, and says so. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [said, say] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => say(''), 3000)
    return () => clearTimeout(timer)
  }, [said])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text())
      say(t('copy.done'))
    } catch {
      // Browsers refuse the clipboard on plain http and without permission.
      say(t('copy.refused'))
    }
  }

  return (
    <span class="copy">
      <button type="button" class="quiet" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{said}</span>
    </span>
  )
}
