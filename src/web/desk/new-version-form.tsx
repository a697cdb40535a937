import type { Document } from '../../documents/document.schema.ts'
import { send } from '../api.ts'
import { TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { isBlank } from './draft-changes.ts'
import { useKept } from './kept.ts'
import { SaveState } from './save-state.tsx'

interface NewVersionFormProps {
  document: Document
  onAdded: () => void
}

export const newVersionKey = (documentId: string) => `version.${documentId}`

/** A corrected article is a new version; quotes stay with the version they were marked in. */
export function NewVersionForm({ document, onAdded }: NewVersionFormProps) {
  const kept = useKept(newVersionKey(document.id), () => '', isBlank)
  const { problem, isSaving, save } = useSaving()

  async function add(): Promise<void> {
    await send('POST', `documents/${document.id}/versions`, { text: kept.value })
    kept.clear()
    onAdded()
  }

  return (
    <Form label={t('desk.newVersion')} problem={problem} onSubmit={() => void save(add)}>
      <TextArea
        label={t('desk.newVersionText')}
        pointer="/text"
        hint={t('desk.newVersionHint')}
        isRequired
        rows={8}
        lang={document.language}
        value={kept.value}
        onValue={(text) => kept.edit(() => text)}
      />
      <div class="form-end">
        <SaveButton label={t('desk.saveVersion')} isSaving={isSaving} />
        <button type="button" class="quiet" onClick={() => kept.edit(() => document.text)}>
          {t('desk.copyText')}
        </button>
        <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
      </div>
    </Form>
  )
}
