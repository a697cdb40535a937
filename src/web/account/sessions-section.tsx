import { send } from '../api.ts'
import { useSaving } from '../form.tsx'
import { formatTimestamp } from '../formats.ts'
import { Refused } from '../page.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

/** Where I am logged in. */
export function SessionsSection() {
  const { value, reload } = useAnswer('me/sessions')
  const { problem, save } = useSaving()
  const end = (path: string) => void save(() => send('DELETE', path)).then(reload)
  return (
    <section class="page-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('sessions.title')}</h2>
      {problem && <Refused problem={problem} />}
      <ul class="rows">
        {value?.items.map((session) => (
          <li key={session.id}>
            <p>{session.agent}</p>
            <p class="meta">
              {session.isCurrent
                ? t('sessions.current')
                : t('sessions.lastUsed', { time: formatTimestamp(session.lastUsedAt) })}
            </p>
            {!session.isCurrent && (
              <button type="button" onClick={() => end(`me/sessions/${session.id}`)}>
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {value && value.items.length > 1 && (
        <button type="button" onClick={() => end('me/sessions')}>
          {t('sessions.endOthers')}
        </button>
      )}
    </section>
  )
}
