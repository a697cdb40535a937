import type { Review } from '../../reviews/review.schema.ts'
import { send } from '../api.ts'
import { isBlank } from '../desk/draft-changes.ts'
import { useKept } from '../desk/kept.ts'
import { TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useMe } from '../me.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { AdjudicationForm } from './adjudication-form.tsx'
import { RulingForm } from './ruling-form.tsx'

interface DecisionsProps {
  review: Review
  onDone: (review: Review) => void
}

/** What whoever looks may do now; the server says what that is. */
export function Decisions({ review, onDone }: DecisionsProps) {
  const me = useMe()?.reviewer?.slug
  const can = (act: Review['acts'][number]) => review.acts.includes(act)
  const isAsked = review.assignments.some(({ reviewer }) => reviewer.slug === me)
  return (
    <>
      {can('adjudicate') && <AdjudicationForm review={review} onDone={onDone} />}
      {can('rule') && <RulingForm review={review} act="rule" onDone={onDone} />}
      {can('publish') && <PlainAct review={review} act="publish" onDone={onDone} />}
      {can('self-assign') && !isAsked && <PlainAct review={review} act="assignments" onDone={onDone} />}
      {can('correct') && (
        <details>
          <summary>{t('review.act.correct')}</summary>
          <RulingForm review={review} act="correct" onDone={onDone} />
        </details>
      )}
      {(['withdraw', 'send-back'] as const).filter(can).map((act) => (
        <details key={act}>
          <summary>{t(`review.act.${act}`)}</summary>
          <Reasoned review={review} act={act} onDone={onDone} />
        </details>
      ))}
    </>
  )
}

function PlainAct({ review, act, onDone }: DecisionsProps & { act: 'publish' | 'assignments' }) {
  const { problem, isSaving, save } = useSaving()
  const word = act === 'publish' ? 'review.act.publish' : 'review.act.self-assign'
  return (
    <Form
      label={t(word)}
      problem={problem}
      onSubmit={() =>
        void save(async () =>
          onDone(await send('POST', `reviews/${review.id}/${act}`, act === 'publish' ? undefined : {})),
        )
      }
    >
      <SaveButton label={t(word)} isSaving={isSaving} />
    </Form>
  )
}

function Reasoned({ review, act, onDone }: DecisionsProps & { act: 'withdraw' | 'send-back' }) {
  const kept = useKept(`review.${review.id}.${act}`, () => '', isBlank)
  const { problem, isSaving, save } = useSaving()
  const end = async () => {
    const ended = await send('POST', `reviews/${review.id}/${act}`, { reason: kept.value })
    kept.clear()
    onDone(ended)
  }
  return (
    <Form label={t(`review.act.${act}`)} problem={problem} onSubmit={() => void save(end)}>
      <TextArea
        label={t('review.reason')}
        pointer="/reason"
        isRequired
        value={kept.value}
        onValue={(reason) => kept.edit(() => reason)}
      />
      <SaveButton label={t(`review.act.${act}`)} isSaving={isSaving} />
    </Form>
  )
}
