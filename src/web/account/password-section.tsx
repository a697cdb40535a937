import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { t, tCount } from '../words.ts'
import { ChosenPassword } from './choose-password-pages.tsx'
import { SecretField } from './secret-field.tsx'

export function PasswordSection() {
  const [fields, setFields] = useState({ current: '', password: '' })
  const [said, say] = useState('')
  const { problem, isSaving, save } = useSaving()

  async function change(): Promise<void> {
    const { endedSessions } = await send('PUT', 'me/password', fields)
    setFields({ current: '', password: '' })
    say(tCount('account.passwordChanged', endedSessions))
  }

  return (
    <section class="page-section" aria-labelledby="password-title">
      <h2 id="password-title">{t('account.password')}</h2>
      <Form label={t('account.password')} problem={problem} onSubmit={() => void save(change)}>
        <SecretField
          label={t('account.currentPassword')}
          pointer="/current"
          isRequired
          autocomplete="current-password"
          value={fields.current}
          onValue={(current) => setFields({ ...fields, current })}
        />
        <ChosenPassword value={fields.password} onValue={(password) => setFields({ ...fields, password })} />
        <div class="form-end">
          <SaveButton label={t('account.changePassword')} isSaving={isSaving} />
          <span role="status">{said}</span>
        </div>
      </Form>
    </section>
  )
}
