import { useState } from 'preact/hooks'
import { send } from '../api.ts'
import { Form, useSaving } from '../form.tsx'
import { becomes, useMe } from '../me.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { EmailField } from './email-field.tsx'
import { SecretField } from './secret-field.tsx'

/** E-mail, password and, where there is a second factor, its code. */
export function LogInForm() {
  const [fields, setFields] = useState({ email: '', password: '', code: '' })
  const { problem, isSaving, save } = useSaving()
  const me = useMe()

  async function logIn(): Promise<void> {
    const { code, ...rest } = fields
    becomes(await send('POST', 'sessions', code.trim() ? { ...rest, code: code.trim() } : rest))
  }

  return (
    <Form label={t('logIn.title')} problem={problem} onSubmit={() => void save(logIn)} class="boxed">
      <EmailField value={fields.email} onValue={(email) => setFields({ ...fields, email })} />
      <SecretField
        label={t('account.password')}
        pointer="/password"
        isRequired
        autocomplete="current-password"
        value={fields.password}
        onValue={(password) => setFields({ ...fields, password })}
      />
      <SecretField
        label={t('logIn.code')}
        pointer="/code"
        hint={t('logIn.codeHint')}
        autocomplete="one-time-code"
        value={fields.code}
        onValue={(code) => setFields({ ...fields, code })}
      />
      <div class="form-end">
        <SaveButton label={t('logIn.submit')} isSaving={isSaving} />
        {me?.openIdConnect && <a href="/api/v1/oidc/login">{t('logIn.openIdConnect')}</a>}
      </div>
    </Form>
  )
}
