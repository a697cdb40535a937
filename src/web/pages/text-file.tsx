import { useId, useState } from 'preact/hooks'
import { t, type Word } from '../words.ts'

const maxBytes = 8_000_000

/** Reads a .txt file in UTF-8 into the form; says so where a file is none. */
export function TextFile({ onText }: { onText: (text: string) => void }) {
  const id = useId()
  const [refusal, setRefusal] = useState<Word>()

  async function read(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    const found = await textIn(file)
    setRefusal(found.refusal)
    if (found.text !== undefined) onText(found.text)
    else input.value = ''
  }

  return (
    <div class="field">
      <label for={id}>{t('file.label')}</label>
      <p class="hint" id={`${id}-hint`}>
        {t('file.hint')}
      </p>
      <input
        id={id}
        type="file"
        accept=".txt,text/plain"
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => void read(event.currentTarget)}
      />
      <p class="field-error" id={`${id}-error`} role="alert">
        {refusal && t(refusal)}
      </p>
    </div>
  )
}

async function textIn(file: File): Promise<{ text?: string; refusal?: Word }> {
  if (file.size > maxBytes) return { refusal: 'file.tooLarge' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    // A NUL is UTF-16 without a mark, or no text at all.
    return text.includes('\0') ? { refusal: 'file.notUtf8' } : { text }
  } catch {
    return { refusal: 'file.notUtf8' }
  }
}
