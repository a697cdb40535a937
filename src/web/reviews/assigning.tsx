import { useState } from 'preact/hooks'
import { may } from '../../accounts/roles.ts'
import type { Review } from '../../reviews/review.schema.ts'
import { send } from '../api.ts'
import { DateField, Select } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useMe } from '../me.ts'
import { change } from '../merge/change.ts'
import { Refused } from '../page.tsx'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

interface AssigningProps {
  review: Review
  onDone: (review: Review) => void
}

/** Who is asked to judge and until when; an editor asks others, everybody may give back what is theirs. */
export function Assigning({ review, onDone }: AssigningProps) {
  const can = (act: Review['acts'][number]) => review.acts.includes(act)
  const isJudging = review.state === 'OPEN' || review.state === 'IN_REVIEW'
  if (!isJudging && !can('schedule')) return null
  return (
    <section class="page-section" aria-labelledby="assignments-title">
      <h2 id="assignments-title">{t('review.assignments')}</h2>
      {isJudging && review.assignments.length === 0 && <p class="meta">{t('review.nobodyAssigned')}</p>}
      <ul class="rows">
        {review.assignments.map(({ reviewer }) => (
          <li key={reviewer.slug}>
            <bdi>{reviewer.name}</bdi> <TakeOff review={review} slug={reviewer.slug} onDone={onDone} />
          </li>
        ))}
      </ul>
      {can('assign') && <AskOne review={review} onDone={onDone} />}
      {can('schedule') && <DueDate key={review.dueAt} review={review} onDone={onDone} />}
    </section>
  )
}

function TakeOff({ review, slug, onDone }: AssigningProps & { slug: string }) {
  const me = useMe()
  const { problem, isSaving, save } = useSaving()
  const isOwn = me?.reviewer?.slug === slug
  if (!review.acts.includes(isOwn ? 'self-unassign' : 'unassign')) return null
  const takeOff = async () => onDone(await send('DELETE', `reviews/${review.id}/assignments/${slug}`))
  return (
    <>
      <button type="button" class="quiet" disabled={isSaving} onClick={() => void save(takeOff)}>
        {t(isOwn ? 'review.giveBack' : 'review.takeOff')}
      </button>
      {problem && <Refused problem={problem} />}
    </>
  )
}

function AskOne({ review, onDone }: AssigningProps) {
  const [slug, setSlug] = useState('')
  const { problem, isSaving, save } = useSaving()
  const taken = review.assignments.map(({ reviewer }) => reviewer.slug)
  const colleagues = useAnswer('reviewers').value?.items ?? []
  const free = colleagues.filter((one) => may(one.role, 'reviewer') && !taken.includes(one.slug))
  const assign = async () => {
    onDone(await send('POST', `reviews/${review.id}/assignments`, { reviewer: slug }))
    setSlug('')
  }
  return (
    <Form label={t('review.assign')} problem={problem} onSubmit={() => void save(assign)} class="actions">
      <Select
        label={t('review.reviewer')}
        pointer="/reviewer"
        isRequired
        emptyLabel="–"
        value={slug}
        choices={free.map((one) => ({ value: one.slug, label: one.name }))}
        onValue={setSlug}
      />
      <SaveButton label={t('review.assign')} isSaving={isSaving} />
    </Form>
  )
}

function DueDate({ review, onDone }: AssigningProps) {
  const [day, setDay] = useState(review.dueAt ?? '')
  const { problem, isSaving, save } = useSaving()
  const schedule = async () => onDone(await change(`reviews/${review.id}`, review, { dueAt: day || null }))
  return (
    <Form label={t('review.setDue')} problem={problem} onSubmit={() => void save(schedule)} class="actions">
      <DateField label={t('review.dueAt')} pointer="/dueAt" value={day} onValue={setDay} />
      <SaveButton label={t('review.setDue')} isSaving={isSaving} />
    </Form>
  )
}
