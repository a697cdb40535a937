import { useState } from 'preact/hooks'
import type { Claim } from '../../claims/claim.schema.ts'
import { LanguageField, Select, TextArea, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useLeaveGuard } from '../leave-guard.ts'
import { change } from '../merge/change.ts'
import { choicesOf, claimKinds } from '../names.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'

interface ClaimFormProps {
  claim: Claim
  onSaved: (claim: Claim) => void
  onCancel: () => void
}

/** Mends a claim. Its words may change only while no verdict rests on them; topics always may. */
export function ClaimForm({ claim, onSaved, onCancel }: ClaimFormProps) {
  const before = {
    text: claim.text,
    language: claim.language,
    kind: claim.kind,
    topics: claim.topics.join(', '),
  }
  const [draft, setDraft] = useState(before)
  const { problem, isSaving, save } = useSaving()
  const isJudged = claim.history.length > 0
  useLeaveGuard(JSON.stringify(draft) !== JSON.stringify(before))

  async function mend(): Promise<void> {
    const topics = [...new Set(draft.topics.split(',').map((topic) => topic.trim()))].filter(Boolean)
    const { text, language, kind } = draft
    const changes = isJudged ? { topics } : { text, language, kind, topics }
    await save(async () => onSaved(await change(`claims/${claim.id}`, claim, changes)))
  }

  return (
    <Form label={t('claim.edit')} problem={problem} onSubmit={() => void mend()} class="boxed">
      {isJudged && <p class="hint">{t('claim.judged')}</p>}
      {!isJudged && (
        <TextArea
          label={t('claim.text')}
          pointer="/text"
          hint={t('claim.textHint')}
          isRequired
          lang={draft.language}
          value={draft.text}
          onValue={(text) => setDraft({ ...draft, text })}
        />
      )}
      <div class="fields">
        {!isJudged && (
          <Select
            label={t('claim.kind')}
            pointer="/kind"
            isRequired
            value={draft.kind}
            choices={choicesOf('claimKind', claimKinds)}
            onValue={(kind) => kind && setDraft({ ...draft, kind })}
          />
        )}
        {!isJudged && (
          <LanguageField
            label={t('language')}
            pointer="/language"
            isRequired
            value={draft.language}
            onValue={(language) => setDraft({ ...draft, language })}
          />
        )}
        <TextField
          label={t('topics')}
          pointer="/topics"
          hint={t('topics.hint')}
          value={draft.topics}
          onValue={(topics) => setDraft({ ...draft, topics })}
        />
      </div>
      <div class="form-end">
        <SaveButton label={t('save')} isSaving={isSaving} />
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </Form>
  )
}
