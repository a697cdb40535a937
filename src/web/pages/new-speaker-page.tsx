import type { NewSpeaker } from '../../speakers/speaker.schema.ts'
import { send } from '../api.ts'
import { forgetUnsaved } from '../leave-guard.ts'
import { Page } from '../page.tsx'
import { go } from '../router.ts'
import { t } from '../words.ts'
import { SpeakerForm } from './speaker-form.tsx'

export function NewSpeakerPage() {
  async function add(speaker: NewSpeaker): Promise<void> {
    const added = await send('POST', 'speakers', speaker)
    forgetUnsaved()
    go(`/speakers/${added.slug}`)
  }
  return (
    <Page title={t('speaker.new')} class="narrow">
      <SpeakerForm label={t('speaker.new')} onSave={add} onCancel={() => go('/speakers')} />
    </Page>
  )
}
