import type { Review } from '../../reviews/review.schema.ts'
import { send } from '../api.ts'
import { isBlank } from '../desk/draft-changes.ts'
import { useKept } from '../desk/kept.ts'
import { Select, TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useMe } from '../me.ts'
import { RatingMark } from '../rating-mark.tsx'
import { SaveButton } from '../save-button.tsx'
import { useScales } from '../scales.ts'
import { currentLanguage, t, type Word } from '../words.ts'

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
      {can('adjudicate') && <Deciding review={review} act="adjudicate" onDone={onDone} />}
      {can('rule') && <Deciding review={review} act="rule" onDone={onDone} />}
      {can('publish') && <PlainAct review={review} act="publish" onDone={onDone} />}
      {can('self-assign') && !isAsked && <PlainAct review={review} act="assignments" onDone={onDone} />}
      {can('correct') && (
        <details>
          <summary>{t('review.act.correct')}</summary>
          <Deciding review={review} act="correct" onDone={onDone} />
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

/** Adjudicating, ruling and correcting: a rating and the words for it. */
function Deciding({ review, act, onDone }: DecisionsProps & { act: 'adjudicate' | 'rule' | 'correct' }) {
  const kept = useKept(
    `review.${review.id}.${act}`,
    () => begun(review, act),
    (fields) => JSON.stringify(fields) === JSON.stringify(begun(review, act)),
  )
  const fields = kept.value
  const setFields = (next: typeof fields) => kept.edit(() => next)
  const { problem, isSaving, save } = useSaving()
  const ratings = useScales()?.find(({ aspect }) => aspect === review.aspect)?.ratings ?? []
  const isRuling = act !== 'adjudicate'
  const settled = isRuling ? settledRating(review) : undefined
  const isCorrecting = review.rulings.some(({ isStanding }) => isStanding)

  function decide(): Promise<boolean> {
    const { summary, text, note } = fields
    const rating = settled?.key ?? fields.rating
    const body = isRuling
      ? { rating, summary, text, ...(isCorrecting && { correctionNote: note }) }
      : { rating, reasons: text }
    return save(async () => {
      const decided = await send('POST', `reviews/${review.id}/${act}`, body)
      kept.clear()
      onDone(decided)
    })
  }

  return (
    <Form label={t(`review.act.${act}`)} problem={problem} onSubmit={() => void decide()} class="boxed">
      <h2>{t(`review.act.${act}` as Word)}</h2>
      {settled ? (
        <p>
          <RatingMark rating={settled} /> <span class="hint">{t('ruling.ratingHint')}</span>
        </p>
      ) : (
        <Select
          label={t('rating')}
          pointer="/rating"
          isRequired
          emptyLabel="–"
          value={fields.rating}
          choices={ratings.map(({ key, labels }) => ({ value: key, label: labels[currentLanguage()] }))}
          onValue={(rating) => setFields({ ...fields, rating })}
        />
      )}
      {isRuling && (
        <TextArea
          label={t('ruling.summary')}
          pointer="/summary"
          hint={t('ruling.summaryHint')}
          isRequired
          value={fields.summary}
          onValue={(summary) => setFields({ ...fields, summary })}
        />
      )}
      <TextArea
        label={t(isRuling ? 'ruling.text' : 'review.reasons')}
        pointer={isRuling ? '/text' : '/reasons'}
        isRequired
        value={fields.text}
        onValue={(text) => setFields({ ...fields, text })}
      />
      {isRuling && isCorrecting && (
        <TextArea
          label={t('ruling.correctionNote')}
          pointer="/correctionNote"
          isRequired
          value={fields.note}
          onValue={(note) => setFields({ ...fields, note })}
        />
      )}
      <SaveButton label={t(`review.act.${act}`)} isSaving={isSaving} />
    </Form>
  )
}

/** A correction begins with what stands; all else with nothing. */
function begun({ rulings }: Review, act: string) {
  const standing = act === 'correct' ? rulings.find(({ isStanding }) => isStanding) : undefined
  return { rating: '', summary: standing?.summary ?? '', text: standing?.text ?? '', note: '' }
}

/** What was agreed or decided in this cycle: the ruling says the same. */
function settledRating({ adjudications, judgements, cycle }: Review) {
  const decision = adjudications.find((one) => one.cycle === cycle)
  return decision?.rating ?? judgements.find((one) => one.cycle === cycle)?.verdict.rating
}
