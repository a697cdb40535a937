import { send } from './api.ts'
import { KeyHint, useAriaKeys } from './key-hint.tsx'
import { mayLeave } from './leave-guard.ts'
import { becomes, useMe } from './me.ts'
import { useUnread } from './talk/unread.ts'
import { chooseLanguage, currentLanguage, languages, t, tCount, type Word } from './words.ts'

const sections: readonly (readonly [string, Word])[] = [
  ['/documents', 'nav.documents'],
  ['/speakers', 'nav.speakers'],
  ['/claims', 'nav.claims'],
  ['/sources', 'nav.sources'],
  ['/reviews', 'nav.reviews'],
]

export function AppHeader({ path, onHelp }: { path: string; onHelp: () => void }) {
  const helpKeys = useAriaKeys('help')
  const isShut = useMe()?.by === 'nobody'
  return (
    <header class="app-header">
      <a class="brand" href="/documents">
        Beleg
      </a>
      <nav aria-label={t('nav.label')}>
        <ul>
          {(isShut ? [] : sections).map(([href, word]) => (
            <li key={href}>
              <a href={href} aria-current={currentIn(path, href)}>
                {t(word)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="app-tools">
        <ReviewerName />
        <LanguageSwitch />
        <button type="button" class="quiet" onClick={onHelp} aria-keyshortcuts={helpKeys}>
          {t('help.open')} <KeyHint id="help" />
        </button>
      </div>
    </header>
  )
}

/** Who is asking, which leads to their account; nothing for nobody. */
function ReviewerName() {
  const me = useMe()
  if (!me?.reviewer) return null
  return (
    <span class="reviewer">
      <span class="visually-hidden">{t('me.label')} </span>
      {me.account ? <a href="/account">{me.reviewer.name}</a> : <bdi>{me.reviewer.name}</bdi>}
      <Unread />
      {me.by === 'session' && (
        <button type="button" class="quiet" onClick={() => void logOut()}>
          {t('logIn.out')}
        </button>
      )}
    </span>
  )
}

/** Leads to what waits for whoever looks, while something new does. */
function Unread() {
  const unread = useUnread()
  return <span role="status">{unread > 0 && <a href="/notices">{tCount('notices.open', unread)}</a>}</span>
}

async function logOut(): Promise<void> {
  if (mayLeave()) becomes(await send('DELETE', 'sessions/current'))
}

function LanguageSwitch() {
  return (
    <fieldset class="plain language-switch" aria-label={t('language.label')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class="quiet"
          lang={language}
          aria-pressed={language === currentLanguage()}
          onClick={() => void chooseLanguage(language)}
        >
          {language === 'de' ? 'Deutsch' : 'English'}
        </button>
      ))}
    </fieldset>
  )
}

function currentIn(path: string, section: string): 'page' | 'true' | undefined {
  if (path === section) return 'page'
  return path.startsWith(`${section}/`) ? 'true' : undefined
}
