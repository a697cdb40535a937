import { Page } from '../page.tsx'
import { usePlace } from '../router.ts'
import { t } from '../words.ts'
import { LogInForm } from './log-in-form.tsx'

/** Stands in the place of any page until somebody has logged in; the address stays. */
export function LogInPage() {
  const isRefused = usePlace().query.get('refused') !== null
  return (
    <Page title={t('logIn.title')} class="narrow">
      {isRefused && (
        <p class="notice problem" role="alert">
          {t('logIn.refused')}
        </p>
      )}
      <LogInForm />
    </Page>
  )
}
