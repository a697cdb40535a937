import { useState } from 'preact/hooks'
import type { NewSecondFactor } from '../../accounts/log-in.schema.ts'
import { send } from '../api.ts'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, tCount } from '../words.ts'
import { SecretField } from './secret-field.tsx'

/** A code from an authenticator app besides the password: switched on with a first code, off with the password. */
export function SecondFactorSection() {
  const { value: factor, reload } = useAnswer('me/totp')
  const [begun, setBegun] = useState<NewSecondFactor>()
  const [codes, setCodes] = useState<readonly string[]>()
  if (!factor) return null

  function finish(recoveryCodes: readonly string[]): void {
    setBegun(undefined)
    setCodes(recoveryCodes)
    reload()
  }

  return (
    <section class="page-section" aria-labelledby="factor-title">
      <h2 id="factor-title">{t('factor.title')}</h2>
      <p class="meta">{factor.isOn ? tCount('factor.on', factor.recoveryCodesLeft) : t('factor.off')}</p>
      {codes && <RecoveryCodes codes={codes} />}
      {begun && <Confirm begun={begun} onDone={finish} />}
      {!begun && !factor.isOn && (
        <WithPassword
          label={t('factor.begin')}
          act={async (password) => setBegun(await send('POST', 'me/totp', { password }))}
        />
      )}
      {factor.isOn && (
        <>
          <WithPassword
            label={t('factor.renew')}
            act={async (password) =>
              finish((await send('POST', 'me/recovery-codes', { password })).recoveryCodes)
            }
          />
          <WithPassword
            label={t('factor.remove')}
            act={async (password) => {
              await send('POST', 'me/totp/removal', { password })
              setCodes(undefined)
              reload()
            }}
          />
        </>
      )}
    </section>
  )
}

function Confirm({ begun, onDone }: { begun: NewSecondFactor; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('')
  const { problem, isSaving, save } = useSaving()
  const { size, path } = begun.picture
  return (
    <Form
      label={t('factor.title')}
      problem={problem}
      onSubmit={() =>
        void save(async () => onDone((await send('POST', 'me/totp/confirmation', { code })).recoveryCodes))
      }
      class="boxed"
    >
      <p>{t('factor.scan')}</p>
      <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('factor.picture')}>
        <path d={path} />
      </svg>
      <p>
        {t('factor.secret')} <code>{begun.secret}</code>
      </p>
      <SecretField
        label={t('factor.code')}
        pointer="/code"
        isRequired
        autocomplete="one-time-code"
        value={code}
        onValue={setCode}
      />
      <SaveButton label={t('factor.confirm')} isSaving={isSaving} />
    </Form>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div class="notice" role="status">
      <p>{t('factor.codes')}</p>
      <pre>{codes.join('\n')}</pre>
    </div>
  )
}

/** An act that asks for the password again, so that an open browser alone can't do it. */
function WithPassword({ label, act }: { label: string; act: (password: string) => Promise<unknown> }) {
  const [password, setPassword] = useState('')
  const { problem, isSaving, save } = useSaving()
  return (
    <details>
      <summary>{label}</summary>
      <Form
        label={label}
        problem={problem}
        onSubmit={() => void save(() => act(password).then(() => setPassword('')))}
      >
        <SecretField
          label={t('account.currentPassword')}
          pointer="/password"
          isRequired
          autocomplete="current-password"
          value={password}
          onValue={setPassword}
        />
        <SaveButton label={label} isSaving={isSaving} />
      </Form>
    </details>
  )
}
