import { useState } from 'preact/hooks'
import { may, roles } from '../../accounts/roles.ts'
import { send } from '../api.ts'
import { Select, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { formatTimestamp } from '../formats.ts'
import { useMe } from '../me.ts'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { roleName } from './accounts-page.tsx'

/** What scripts prove themselves with. */
export function TokensSection() {
  const { value, reload } = useAnswer('me/tokens')
  const [made, setMade] = useState<string>()
  const { save } = useSaving()
  return (
    <section class="page-section" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{t('tokens.title')}</h2>
      {made && (
        <div class="notice" role="status">
          <p>{t('tokens.shownOnce')}</p>
          <code class="token">{made}</code>
        </div>
      )}
      <ul class="rows">
        {value?.items.map((token) => (
          <li key={token.id}>
            <p>
              {token.name}{' '}
              <span class="meta parts">
                <span>{t(`tokens.${token.scope}`)}</span>
                {token.role && <span>{roleName(token.role)}</span>}
              </span>
            </p>
            <p class="meta">
              {token.lastUsedAt
                ? t('tokens.used', { time: formatTimestamp(token.lastUsedAt) })
                : t('tokens.unused')}
              {token.expiresAt && ` · ${t('tokens.expires', { time: formatTimestamp(token.expiresAt) })}`}
            </p>
            {token.revokedAt ? (
              <p class="meta">{t('tokens.revoked')}</p>
            ) : (
              <button
                type="button"
                onClick={() => void save(() => send('DELETE', `me/tokens/${token.id}`)).then(reload)}
              >
                {t('tokens.revoke')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <NewToken
        onMade={(token) => {
          setMade(token)
          reload()
        }}
      />
    </section>
  )
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const [fields, setFields] = useState({ name: '', scope: 'read', role: '', expires: '' })
  const { problem, isSaving, save } = useSaving()
  const own = useMe()?.role ?? 'nobody'
  const lesser = roles.filter((role) => role !== 'nobody' && role !== own && may(own, role))

  async function make(): Promise<void> {
    const { name, scope, role, expires } = fields
    const expiresAt = expires && { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }
    const { token } = await send('POST', 'me/tokens', { name, scope, ...(role && { role }), ...expiresAt })
    setFields({ ...fields, name: '' })
    onMade(token)
  }

  return (
    <Form label={t('tokens.new')} problem={problem} onSubmit={() => void save(make)} class="boxed">
      <div class="fields">
        <TextField
          label={t('tokens.name')}
          pointer="/name"
          isRequired
          value={fields.name}
          onValue={(name) => setFields({ ...fields, name })}
        />
        <Select
          label={t('tokens.scope')}
          pointer="/scope"
          isRequired
          value={fields.scope}
          choices={[
            { value: 'read', label: t('tokens.read') },
            { value: 'write', label: t('tokens.write') },
          ]}
          onValue={(scope) => scope && setFields({ ...fields, scope })}
        />
        {lesser.length > 0 && (
          <Select
            label={t('tokens.role')}
            pointer="/role"
            emptyLabel={t('tokens.ownRole')}
            value={fields.role}
            choices={lesser.map((role) => ({ value: role, label: roleName(role) }))}
            onValue={(role) => setFields({ ...fields, role })}
          />
        )}
        <TextField
          label={t('tokens.until')}
          pointer="/expiresAt"
          type="date"
          value={fields.expires}
          onValue={(expires) => setFields({ ...fields, expires })}
        />
      </div>
      <SaveButton label={t('tokens.make')} isSaving={isSaving} />
    </Form>
  )
}
