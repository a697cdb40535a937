import { useMe } from '../me.ts'
import { Page } from '../page.tsx'
import { t } from '../words.ts'
import { roleName } from './accounts-page.tsx'
import { PasswordSection } from './password-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TokensSection } from './tokens-section.tsx'

/** What everybody does with their own account. */
export function AccountPage() {
  const me = useMe()
  return (
    <Page title={t('account.title')} class="narrow">
      {me && !me.account && <p>{t('account.local')}</p>}
      {me?.account && (
        <>
          <p class="meta parts">
            <span>{me.account.email}</span>
            <span>{roleName(me.role)}</span>
          </p>
          <p>
            <a href="/permissions">{t('permissions.title')}</a>
            {' · '}
            <a href="/notices">{t('notices.title')}</a>
            {me.role === 'administrator' && (
              <>
                {' · '}
                <a href="/accounts">{t('accounts.title')}</a>
              </>
            )}
          </p>
          <PasswordSection />
          <SecondFactorSection />
          <SessionsSection />
          <TokensSection />
        </>
      )}
    </Page>
  )
}
