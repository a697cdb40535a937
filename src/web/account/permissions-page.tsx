import { Loading, Page } from '../page.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { roleName } from './accounts-page.tsx'

/** The one table that decides who may do what, as the server has it. */
export function PermissionsPage() {
  const { value } = useAnswer('permissions')
  return (
    <Page title={t('permissions.title')}>
      <p class="lead">{t('permissions.explained')}</p>
      {!value && <Loading />}
      {value && (
        <table class="figures">
          <caption class="visually-hidden">{t('permissions.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('permissions.operation')}</th>
              <th scope="col">{t('accounts.role')}</th>
            </tr>
          </thead>
          <tbody>
            {value.items.map(({ method, path, summary, role }) => (
              <tr key={method + path}>
                <th scope="row">
                  <span lang="en">{summary}</span>{' '}
                  <span class="meta">
                    <code>
                      {method} {path}
                    </code>
                  </span>
                </th>
                <td class="reason">{roleName(role)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
