import { DateField, LanguageField, MomentField, Select, TextField } from '../fields.tsx'
import { choicesOf, sourceKinds } from '../names.ts'
import { t } from '../words.ts'
import { Details } from './details.tsx'
import type { CitationDraft } from './draft.ts'
import { isBlank } from './draft-changes.ts'

interface SourceFieldsProps {
  citation: CitationDraft
  place: string
  set: (fields: Partial<CitationDraft>) => void
}

/** What a source is that nobody has recorded yet. */
export function SourceFields({ citation, place, set }: SourceFieldsProps) {
  return (
    <>
      <TextField
        label={t('desk.source.title')}
        pointer={`${place}/title`}
        value={citation.title}
        lang={citation.language}
        onValue={(title) => set({ title })}
      />
      <div class="fields">
        <TextField
          label={t('desk.source.publisher')}
          pointer={`${place}/publisher`}
          value={citation.publisher}
          onValue={(publisher) => set({ publisher })}
        />
        <Select
          label={t('desk.source.kind')}
          pointer={`${place}/kind`}
          value={citation.kind}
          emptyLabel={t('desk.choose')}
          choices={choicesOf('sourceKind', sourceKinds)}
          onValue={(kind) => set({ kind })}
        />
        <MomentField
          label={t('desk.source.publishedAt')}
          pointer={`${place}/publishedAt`}
          value={citation.publishedAt}
          onValue={(publishedAt) => set({ publishedAt })}
        />
        <LanguageField
          label={t('desk.source.language')}
          pointer={`${place}/language`}
          value={citation.language}
          onValue={(language) => set({ language })}
        />
      </div>
      <Details
        summary={t('desk.source.more')}
        isOpen={!isBlank(citation.author) || !isBlank(citation.accessedAt)}
      >
        <TextField
          label={t('desk.source.author')}
          pointer={`${place}/author`}
          value={citation.author}
          onValue={(author) => set({ author })}
        />
        <DateField
          label={t('desk.source.accessedAt')}
          pointer={`${place}/accessedAt`}
          hint={t('desk.source.accessedHint')}
          value={citation.accessedAt}
          onValue={(accessedAt) => set({ accessedAt })}
        />
      </Details>
    </>
  )
}
