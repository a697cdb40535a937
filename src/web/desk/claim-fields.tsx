import { useState } from 'preact/hooks'
import type { ClaimEntry } from '../../claims/claim.schema.ts'
import { ask } from '../api.ts'
import { Combobox, type Option } from '../combobox.tsx'
import { LanguageField, Select, TextArea, TextField } from '../fields.tsx'
import { choicesOf, claimKinds, claimRelations } from '../names.ts'
import { currentLanguage, t } from '../words.ts'
import { Details } from './details.tsx'
import { type ClaimDraft, emptyVerdict } from './draft.ts'

interface ClaimFieldsProps {
  claim: ClaimDraft
  /** The beginning of its fields' pointers. */
  place: string
  /** Slug of the one who writes: their verdict on a linked claim is the one to supersede. */
  reviewer: string | undefined
  onChange: (change: (before: ClaimDraft) => ClaimDraft) => void
}

/** A claim inside a quote: written here, or one that is recorded already. */
export function ClaimFields({ claim, place, reviewer, onChange }: ClaimFieldsProps) {
  const set = (fields: Partial<ClaimDraft>) => onChange((before) => ({ ...before, ...fields }))
  return (
    <>
      {claim.link ? (
        <LinkedClaim claim={claim} onChange={onChange} />
      ) : (
        <ClaimText claim={claim} place={place} set={set} />
      )}
      <div class="fields">
        <Select
          label={t('desk.relation')}
          pointer={`${place}/relation`}
          value={claim.relation}
          choices={choicesOf('claimRelation', claimRelations)}
          onValue={(relation) => relation && set({ relation })}
        />
        {!claim.link && (
          <Select
            label={t('desk.claim.kind')}
            pointer={`${place}/kind`}
            value={claim.kind}
            choices={choicesOf('claimKind', claimKinds)}
            onValue={(kind) => kind && set({ kind })}
          />
        )}
      </div>
      {!claim.link && (
        <Details summary={t('desk.claim.more')} isOpen={claim.topics !== ''}>
          <TextField
            label={t('desk.topics')}
            pointer={`${place}/topics`}
            hint={t('desk.topicsHint')}
            value={claim.topics}
            onValue={(topics) => set({ topics })}
          />
          <LanguageField
            label={t('desk.claim.language')}
            pointer={`${place}/language`}
            value={claim.language}
            onValue={(language) => set({ language })}
          />
          <ClaimFinder place={place} reviewer={reviewer} onChange={onChange} />
        </Details>
      )}
    </>
  )
}

interface ClaimTextProps {
  claim: ClaimDraft
  place: string
  set: (fields: Partial<ClaimDraft>) => void
}

function ClaimText({ claim, place, set }: ClaimTextProps) {
  return (
    <TextArea
      label={t('desk.claim.text')}
      pointer={`${place}/text`}
      hint={t('desk.claim.hint')}
      lang={claim.language}
      rows={2}
      value={claim.text}
      onValue={(text) => set({ text })}
    />
  )
}

function LinkedClaim({ claim, onChange }: Pick<ClaimFieldsProps, 'claim' | 'onChange'>) {
  const unlink = () => onChange(({ link: _, ...before }) => ({ ...before, verdict: emptyVerdict('TRUTH') }))
  return (
    <div class="desk-known" role="status">
      <p>
        {t('desk.claim.linked')} <q lang={claim.language}>{claim.link?.text}</q>
      </p>
      <button type="button" class="quiet" onClick={unlink}>
        {t('desk.claim.unlink')}
      </button>
    </div>
  )
}

function ClaimFinder({ place, reviewer, onChange }: Omit<ClaimFieldsProps, 'claim'>) {
  const [found, setFound] = useState<readonly ClaimEntry[]>([])

  async function search(query: string, signal: AbortSignal): Promise<Option[]> {
    const { items } = await ask('claims', { query, limit: 20 }, signal)
    setFound(items)
    return items.map(({ id, text, verdicts }) => ({
      key: id,
      label: text,
      detail: verdicts[0]?.rating.labels[currentLanguage()],
    }))
  }

  function choose(option: Option | undefined): void {
    const claim = found.find((one) => one.id === option?.key)
    if (!claim) return
    const mine = claim.verdicts.find((verdict) => verdict.reviewer.slug === reviewer)
    onChange((before) => ({
      ...before,
      link: { id: claim.id, text: claim.text },
      language: claim.language,
      verdict: emptyVerdict('TRUTH', mine?.id),
    }))
  }

  return (
    <Combobox
      label={t('desk.claim.search')}
      pointer={`${place}/claimId`}
      hint={t('desk.claim.searchHint')}
      value={undefined}
      search={search}
      onChoose={choose}
    />
  )
}
