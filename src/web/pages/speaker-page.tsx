import { useState } from 'preact/hooks'
import type { NewSpeaker, Speaker } from '../../speakers/speaker.schema.ts'
import { SpeakerRecord } from '../agreement/speaker-record.tsx'
import { linkTo } from '../citing.ts'
import { CopyButton } from '../copy-button.tsx'
import { formatNumber } from '../formats.ts'
import { change } from '../merge/change.ts'
import { nameOf } from '../names.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { usePlace } from '../router.ts'
import { type Answer, useAnswer } from '../use-answer.ts'
import { useReturnFocus } from '../use-return-focus.ts'
import { t } from '../words.ts'
import { ClaimsBrowser } from './claims-browser.tsx'
import { QuotesBrowser } from './quotes-browser.tsx'
import { RatingPictures } from './rating-pictures.tsx'
import { SpeakerForm } from './speaker-form.tsx'
import { SpeakerProfile } from './speaker-profile.tsx'

export function SpeakerPage({ slug }: { slug: string }) {
  const answer = useAnswer(`speakers/${slug}`)
  const { value: speaker, problem, reload } = answer
  const title = speaker?.name ?? t('speaker')
  const heading = speaker && <bdi>{speaker.name}</bdi>
  return (
    <Page
      title={title}
      heading={heading}
      actions={<CopyButton label={t('copy.link')} text={() => linkTo(`/speakers/${slug}`)} />}
    >
      {problem && !speaker && <Refused problem={problem} onRetry={reload} />}
      {!speaker && !problem && <Loading />}
      {speaker && <SpeakerParts speaker={speaker} onSaved={answer.replace} />}
    </Page>
  )
}

interface SpeakerPartsProps {
  speaker: Speaker
  onSaved: Answer<Speaker>['replace']
}

function SpeakerParts({ speaker, onSaved }: SpeakerPartsProps) {
  const [isEditing, setIsEditing] = useState(false)
  const opener = useReturnFocus(isEditing)
  const isAboutQuotes = usePlace().query.get('show') === 'quotes'

  async function mend(changed: NewSpeaker): Promise<void> {
    const { description = null, wikidataId = null, ...rest } = changed
    onSaved(await change(`speakers/${speaker.slug}`, speaker, { ...rest, description, wikidataId }))
    setIsEditing(false)
  }

  return (
    <>
      {isEditing ? (
        <SpeakerForm
          label={t('speaker.edit')}
          speaker={speaker}
          onSave={mend}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <SpeakerProfile speaker={speaker} opener={opener} onEdit={() => setIsEditing(true)} />
      )}
      <RatingPictures speaker={speaker} />
      <SpeakerRecord slug={speaker.slug} />
      <section class="page-section">
        <SpeakerTabs speaker={speaker} isAboutQuotes={isAboutQuotes} />
        {isAboutQuotes ? <QuotesBrowser speaker={speaker.slug} /> : <ClaimsBrowser speaker={speaker.slug} />}
      </section>
    </>
  )
}

function SpeakerTabs({ speaker, isAboutQuotes }: { speaker: Speaker; isAboutQuotes: boolean }) {
  const address = `/speakers/${speaker.slug}`
  return (
    <nav
      class="tabs"
      aria-label={t('speaker.tabs', { name: speaker.name, kind: nameOf('speakerKind', speaker.kind) })}
    >
      <a href={address} aria-current={isAboutQuotes ? undefined : 'page'}>
        {t('nav.claims')} ({formatNumber(speaker.counts.claims)})
      </a>
      <a href={`${address}?show=quotes`} aria-current={isAboutQuotes ? 'page' : undefined}>
        {t('quotes')} ({formatNumber(speaker.counts.quotes)})
      </a>
    </nav>
  )
}
