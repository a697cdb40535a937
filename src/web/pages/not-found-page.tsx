import { Page } from '../page.tsx'
import { t } from '../words.ts'

export function NotFoundPage() {
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <p>
        <a href="/documents">{t('notFound.home')}</a>
      </p>
    </Page>
  )
}
