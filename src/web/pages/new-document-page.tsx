import { filled, send } from '../api.ts'
import { useKept } from '../desk/kept.ts'
import { SaveState } from '../desk/save-state.tsx'
import { LanguageField, MomentField, Select, TextArea, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { forgetUnsaved } from '../leave-guard.ts'
import { choicesOf, documentKinds } from '../names.ts'
import { Page } from '../page.tsx'
import { go } from '../router.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { type DocumentDraft, freshDraft, isEmpty } from './document-draft.ts'
import { FetchedNote } from './fetched-note.tsx'
import { PageAddress } from './page-address.tsx'
import { TextFile } from './text-file.tsx'

/** Adds a document by its words, or by its address where the desk fetches pages; what is typed is kept in this browser until it is saved. */
export function NewDocumentPage() {
  const kept = useKept('document', freshDraft, isEmpty)
  const draft = kept.value
  const { problem, isSaving, save } = useSaving()
  const change = (changes: Partial<DocumentDraft>) => kept.edit((before) => ({ ...before, ...changes }))
  const set = (name: Exclude<keyof DocumentDraft, 'fetched'>) => (value: string) => change({ [name]: value })

  async function record(): Promise<void> {
    const { kind, title, publisher, language, text } = draft
    const { url, author, publishedAt } = filled(draft)
    const optional = filled({ url, author, publishedAt, receipt: draft.fetched?.receipt })
    await save(async () => {
      const document = await send('POST', 'documents', {
        title,
        publisher,
        language,
        kind,
        text,
        ...optional,
      })
      kept.clear()
      forgetUnsaved()
      go(`/documents/${document.id}`)
    })
  }

  return (
    <Page title={t('document.new')} class="narrow">
      <Form label={t('document.new')} problem={problem} onSubmit={() => void record()}>
        <PageAddress draft={draft} edit={kept.edit} />
        <FetchedNote
          fetched={draft.fetched}
          text={draft.text}
          onForget={() => change({ fetched: undefined })}
        />
        {!draft.fetched && <TextFile onText={set('text')} />}
        <TextArea
          label={t('document.text')}
          pointer="/text"
          hint={t('document.textHint')}
          class="serif"
          rows={12}
          isRequired
          lang={draft.language}
          value={draft.text}
          onValue={set('text')}
        />
        <div class="fields">
          <div class="wide">
            <TextField
              label={t('title')}
              pointer="/title"
              isRequired
              value={draft.title}
              onValue={set('title')}
            />
          </div>
          <TextField
            label={t('publisher')}
            pointer="/publisher"
            isRequired
            value={draft.publisher}
            onValue={set('publisher')}
          />
          <TextField label={t('author')} pointer="/author" value={draft.author} onValue={set('author')} />
          <Select
            label={t('document.kind')}
            pointer="/kind"
            isRequired
            value={draft.kind}
            choices={choicesOf('documentKind', documentKinds)}
            onValue={(kind) => kind && change({ kind })}
          />
          <LanguageField
            label={t('language')}
            pointer="/language"
            hint={t('language.hint')}
            isRequired
            value={draft.language}
            onValue={set('language')}
          />
          <MomentField
            label={t('document.publishedAt')}
            pointer="/publishedAt"
            value={draft.publishedAt}
            onValue={set('publishedAt')}
          />
        </div>
        <div class="form-end">
          <SaveButton label={t('document.save')} isSaving={isSaving} />
          <button type="button" onClick={kept.clear}>
            {t('draft.discard')}
          </button>
          <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
        </div>
      </Form>
    </Page>
  )
}
