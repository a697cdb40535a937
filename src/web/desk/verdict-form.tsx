import { useState } from 'preact/hooks'
import type { Aspect, RatingScale } from '../../ratings/rating.schema.ts'
import type { Target, Verdict } from '../../verdicts/verdict.schema.ts'
import { send } from '../api.ts'
import { Select } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { choicesOf } from '../names.ts'
import { asProblem, Problem } from '../problem.ts'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { currentLanguage, t } from '../words.ts'
import { emptyVerdict } from './draft.ts'
import { isEmptyVerdict } from './draft-changes.ts'
import { gapsInVerdict } from './draft-check.ts'
import { placeInVerdict, verdictBody } from './draft-steps.ts'
import { isKept, useKept } from './kept.ts'
import { SaveState } from './save-state.tsx'
import { SealedHint } from './sealed-hint.tsx'
import { VerdictFields } from './verdict-fields.tsx'

interface VerdictFormProps {
  target: Target
  /** The aspects to choose from; of a claim only TRUTH. */
  aspects: readonly Aspect[]
  scales: readonly RatingScale[]
  /** The current verdicts on the target: a new one supersedes the reviewer's own. */
  current: readonly Verdict[]
  /** What sources are presumed to be written in; the interface's language unless told. */
  language?: string
  onSaved: (verdict: Verdict) => void
}

/** Records a verdict on a quote or a claim. */
export function VerdictForm({ aspects, ...props }: VerdictFormProps) {
  const [aspect, setAspect] = useState<Aspect>(() => begun(props.target, aspects) ?? aspects[0] ?? 'TRUTH')
  const me = useAnswer('me').value?.reviewer
  const scale = props.scales.find((one) => one.aspect === aspect)
  if (!me || !scale) return null
  const mine = props.current.find((one) => one.aspect === aspect && one.reviewer.slug === me.slug)
  return (
    <div class="desk-verdict-form">
      {aspects.length > 1 && (
        <Select
          label={t('desk.aspect')}
          pointer="/aspect"
          value={aspect}
          choices={choicesOf('aspect', aspects)}
          onValue={(chosen) => chosen && setAspect(chosen)}
        />
      )}
      <AspectForm key={aspect} {...props} scale={scale} mine={mine} />
    </div>
  )
}

/** The name under which an unsaved verdict is kept. */
export function verdictKey({ type, id }: Target, aspect: Aspect): string {
  return `verdict.${type}.${id}.${aspect}`
}

function begun(target: Target, aspects: readonly Aspect[]): Aspect | undefined {
  return aspects.find((aspect) => isKept(verdictKey(target, aspect)))
}

interface AspectFormProps extends Omit<VerdictFormProps, 'aspects'> {
  scale: RatingScale
  mine: Verdict | undefined
}

function AspectForm({ target, scale, scales, mine, language = currentLanguage(), onSaved }: AspectFormProps) {
  const { aspect } = scale
  const kept = useKept(verdictKey(target, aspect), () => emptyVerdict(aspect, mine?.id), isEmptyVerdict)
  const { problem, isSaving, save } = useSaving()
  // A draft may be older than one's own current verdict.
  const { supersedes: _, ...typed } = kept.value
  const draft = mine ? { ...typed, supersedes: mine.id } : typed

  async function record(): Promise<void> {
    const gaps = isEmptyVerdict(draft)
      ? [{ pointer: '/rating', detail: t('desk.gap.rating') }]
      : gapsInVerdict(draft, scales)
    if (gaps.length > 0) throw new Problem(422, t('form.incomplete'), gaps)
    const path =
      target.type === 'quote'
        ? (`quotes/${target.id}/verdicts` as const)
        : (`claims/${target.id}/verdicts` as const)
    const verdict = await send('POST', path, verdictBody(draft)).catch((error) => {
      const { status, title, errors } = asProblem(error)
      const placed = errors.map(({ pointer, detail }) => ({
        pointer: placeInVerdict(draft, pointer),
        detail,
      }))
      throw new Problem(status, title, placed)
    })
    kept.clear()
    onSaved(verdict)
  }

  return (
    <Form label={t('desk.verdictForm')} problem={problem} onSubmit={() => void save(record)}>
      {mine && (
        <p class="hint">
          {t('desk.supersedes', { rating: mine.rating.labels[currentLanguage()], summary: mine.summary })}
        </p>
      )}
      <VerdictFields
        verdict={draft}
        scale={scale}
        place=""
        language={language}
        onChange={(change) => kept.edit(change)}
      />
      <SealedHint />
      <div class="form-end">
        <SaveButton label={t('desk.saveVerdict')} isSaving={isSaving} />
        <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
      </div>
    </Form>
  )
}
