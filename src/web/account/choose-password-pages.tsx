import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { becomes } from '../me.ts'
import { Page } from '../page.tsx'
import { go } from '../router.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { EmailField } from './email-field.tsx'
import { SecretField } from './secret-field.tsx'

/** The one-time key stands behind the # of the address, which browsers send nowhere. */
function keyInAddress(): string {
  return location.hash.slice(1)
}

/** The first administrator of a desk, who came by the address that the start has printed. */
export function SetUpPage() {
  const [fields, setFields] = useState({ email: '', name: '', password: '' })
  const { problem, isSaving, save } = useSaving()

  async function setUp(): Promise<void> {
    becomes(await send('POST', 'set-up', { ...fields, key: keyInAddress() }))
    go('/account', { replace: true })
  }

  return (
    <Page title={t('setUp.title')} class="narrow">
      <p>{t('setUp.explained')}</p>
      <Form label={t('setUp.title')} problem={problem} onSubmit={() => void save(setUp)} class="boxed">
        <EmailField value={fields.email} onValue={(email) => setFields({ ...fields, email })} />
        <TextField
          label={t('account.name')}
          pointer="/name"
          hint={t('account.nameHint')}
          isRequired
          value={fields.name}
          onValue={(name) => setFields({ ...fields, name })}
        />
        <ChosenPassword value={fields.password} onValue={(password) => setFields({ ...fields, password })} />
        <div class="form-end">
          <SaveButton label={t('setUp.submit')} isSaving={isSaving} />
        </div>
      </Form>
    </Page>
  )
}

/** Somebody who was invited, or has lost the password. */
export function InvitationPage() {
  const [password, setPassword] = useState('')
  const { problem, isSaving, save } = useSaving()

  async function accept(): Promise<void> {
    becomes(await send('POST', 'invitation', { key: keyInAddress(), password }))
    go('/documents', { replace: true })
  }

  return (
    <Page title={t('invitation.title')} class="narrow">
      <Form label={t('invitation.title')} problem={problem} onSubmit={() => void save(accept)} class="boxed">
        <ChosenPassword value={password} onValue={setPassword} />
        <div class="form-end">
          <SaveButton label={t('invitation.submit')} isSaving={isSaving} />
        </div>
      </Form>
    </Page>
  )
}

export function ChosenPassword({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  return (
    <SecretField
      label={t('account.newPassword')}
      pointer="/password"
      hint={t('account.passwordHint')}
      isRequired
      autocomplete="new-password"
      value={value}
      onValue={onValue}
    />
  )
}
