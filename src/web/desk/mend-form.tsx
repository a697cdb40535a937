import type { Quote } from '../../quotes/quote.schema.ts'
import type { SpeakerName } from '../../speakers/speaker.schema.ts'
import { send } from '../api.ts'
import { Form, useSaving } from '../form.tsx'
import { change } from '../merge/change.ts'
import { Problem } from '../problem.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { AboutFields } from './about-fields.tsx'
import { type AboutDraft, aboutOf } from './draft.ts'
import { aboutChanges, speakerBody } from './draft-steps.ts'
import { useKept } from './kept.ts'
import { SaveState } from './save-state.tsx'

interface MendFormProps {
  quote: Quote
  speakersHere: readonly SpeakerName[]
  onDone: () => void
  onCancel: () => void
}

/** Changes what is known about a quote; its words stay. */
export function MendForm({ quote, speakersHere, onDone, onCancel }: MendFormProps) {
  const before = aboutOf(quote)
  const kept = useKept(
    `mend.${quote.id}`,
    () => before,
    (about) => isSame(before, about),
  )
  const { problem, isSaving, save } = useSaving()

  async function mend(): Promise<void> {
    const about = await withRecordedSpeakers(kept.value)
    kept.edit(() => about)
    if (!about.speaker.known) {
      throw new Problem(422, t('form.incomplete'), [{ pointer: '/speaker', detail: t('desk.gap.speaker') }])
    }
    const changes = aboutChanges(before, about)
    if (Object.keys(changes).length > 0) await change(`quotes/${quote.id}`, quote, changes)
    kept.clear()
    onDone()
  }

  return (
    <Form label={t('desk.job.mend')} problem={problem} onSubmit={() => void save(mend)}>
      <AboutFields
        about={kept.value}
        day={quote.document.publishedAt}
        speakersHere={speakersHere}
        onChange={kept.edit}
      />
      <div class="form-end">
        <SaveButton label={t('save')} isSaving={isSaving} />
        <button
          type="button"
          class="quiet"
          onClick={() => {
            kept.clear()
            onCancel()
          }}
        >
          {t('cancel')}
        </button>
        <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
      </div>
    </Form>
  )
}

async function withRecordedSpeakers(about: AboutDraft): Promise<AboutDraft> {
  let recorded = about
  for (const who of ['speaker', 'onBehalfOf'] as const) {
    const { fresh } = recorded[who]
    if (!fresh) continue
    const { slug, name } = await send('POST', 'speakers', speakerBody(fresh))
    recorded = { ...recorded, [who]: { known: { slug, name } } }
  }
  return recorded
}

function isSame(one: AboutDraft, other: AboutDraft): boolean {
  return !other.speaker.fresh && !other.onBehalfOf.fresh && Object.keys(aboutChanges(one, other)).length === 0
}
