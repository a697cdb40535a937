import { useState } from 'preact/hooks'
import type { Account } from '../../accounts/account.schema.ts'
import { roles } from '../../accounts/roles.ts'
import { send } from '../api.ts'
import { Select, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { change } from '../merge/change.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, type Word } from '../words.ts'
import { DeskSettings } from './desk-settings.tsx'
import { EmailField } from './email-field.tsx'

export function roleName(role: string): string {
  return t(`role.${role}` as Word)
}

const choices = roles.filter((role) => role !== 'nobody')

/** Who may come in, and what they may do. */
export function AccountsPage() {
  const { value, problem, reload } = useAnswer('accounts', { limit: 200 })
  return (
    <Page title={t('accounts.title')} class="narrow">
      {problem && <Refused problem={problem} onRetry={reload} />}
      {!value && !problem && <Loading />}
      <ul class="rows">
        {value?.items.map((account) => (
          <li key={account.id}>
            <AccountRow account={account} onChanged={reload} />
          </li>
        ))}
      </ul>
      <NewAccount onMade={reload} />
      <DeskSettings />
    </Page>
  )
}

function AccountRow({ account, onChanged }: { account: Account; onChanged: () => void }) {
  const { problem, save } = useSaving()
  const [address, setAddress] = useState<string>()
  const mend = (changes: object) =>
    void save(async () => change(`accounts/${account.id}`, account, changes)).then(onChanged)
  return (
    <>
      <p>
        <bdi>{account.reviewer.name}</bdi> <span class="meta">{account.email}</span>
        {account.disabledAt && <span class="meta"> · {t('accounts.disabled')}</span>}
      </p>
      {problem && <Refused problem={problem} />}
      <div class="actions">
        <Select
          label={t('accounts.role')}
          pointer={`/role/${account.id}`}
          isRequired
          value={account.role}
          choices={choices.map((role) => ({ value: role, label: roleName(role) }))}
          onValue={(role) => role && mend({ role })}
        />
        <button type="button" onClick={() => mend({ isDisabled: !account.disabledAt })}>
          {t(account.disabledAt ? 'accounts.enable' : 'accounts.disable')}
        </button>
        <button
          type="button"
          onClick={() =>
            void save(async () =>
              setAddress((await send('POST', `accounts/${account.id}/invitation`)).address),
            )
          }
        >
          {t('accounts.invite')}
        </button>
      </div>
      {address && (
        <p class="notice" role="status">
          {t('accounts.address')} <code class="token">{address}</code>
        </p>
      )}
    </>
  )
}

function NewAccount({ onMade }: { onMade: () => void }) {
  const [fields, setFields] = useState({ email: '', name: '', role: 'reviewer' })
  const { problem, isSaving, save } = useSaving()
  async function make(): Promise<void> {
    await send('POST', 'accounts', fields)
    setFields({ ...fields, email: '', name: '' })
    onMade()
  }
  return (
    <Form label={t('accounts.new')} problem={problem} onSubmit={() => void save(make)} class="boxed">
      <h2>{t('accounts.new')}</h2>
      <EmailField value={fields.email} onValue={(email) => setFields({ ...fields, email })} />
      <TextField
        label={t('account.name')}
        pointer="/name"
        hint={t('account.nameHint')}
        isRequired
        value={fields.name}
        onValue={(name) => setFields({ ...fields, name })}
      />
      <Select
        label={t('accounts.role')}
        pointer="/role"
        isRequired
        value={fields.role}
        choices={choices.map((role) => ({ value: role, label: roleName(role) }))}
        onValue={(role) => role && setFields({ ...fields, role })}
      />
      <SaveButton label={t('accounts.make')} isSaving={isSaving} />
    </Form>
  )
}
