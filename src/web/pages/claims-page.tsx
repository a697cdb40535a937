import { Page } from '../page.tsx'
import { t } from '../words.ts'
import { ClaimsBrowser } from './claims-browser.tsx'

/** The main question: what was claimed, and how did it hold up? */
export function ClaimsPage() {
  return (
    <Page title={t('nav.claims')} actions={<a href="/agreement">{t('agreement.link')}</a>}>
      <ClaimsBrowser />
    </Page>
  )
}
