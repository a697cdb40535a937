import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { AppHeader } from './app-header.tsx'
import { useWho } from './me.ts'
import { MergeDialog } from './merge/merge-dialog.tsx'
import { go, usePlace } from './router.ts'
import { isPublic, LogInAgain, LogInPage, pageAt } from './routes.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { registerShortcut, useShortcut } from './shortcuts.ts'
import { t, useLanguage } from './words.ts'

export function App() {
  useLanguage()
  const place = usePlace()
  const { me, isOut } = useWho()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useShortcut({
    id: 'help',
    key: '?',
    label: 'shortcut.help',
    scope: 'everywhere',
    action: () => setIsHelpOpen(true),
  })
  useNavigationKeys()
  useEffect(() => {
    const isIn = place.path === '/log-in' && me !== undefined && me.by !== 'nobody'
    if (place.path === '/' || isIn) go('/documents', { replace: true })
  }, [place.path, me])
  const isShut = me?.by === 'nobody' && !isPublic(place.path)
  return (
    <>
      <a class="skip-link" href="#content">
        {t('skip')}
      </a>
      <AppHeader path={place.path} onHelp={() => setIsHelpOpen(true)} />
      {place.path !== '/' && <div key={place.visit}>{isShut ? <LogInPage /> : pageAt(place.path)}</div>}
      <MergeDialog />
      {isOut && <LogInAgain />}
      {isHelpOpen && <ShortcutHelp onClose={() => setIsHelpOpen(false)} />}
    </>
  )
}

const ways = [
  ['go.documents', 'Shift+D', 'shortcut.documents', '/documents'],
  ['go.speakers', 'Shift+S', 'shortcut.speakers', '/speakers'],
  ['go.claims', 'Shift+C', 'shortcut.claims', '/claims'],
  ['go.sources', 'Shift+Q', 'shortcut.sources', '/sources'],
  ['go.reviews', 'Shift+R', 'shortcut.reviews', '/reviews'],
] as const

function useNavigationKeys(): void {
  useShortcut({ id: 'search', key: '/', label: 'shortcut.search', scope: 'everywhere', action: focusSearch })
  useLayoutEffect(() => {
    const ends = ways.map(([id, key, label, address]) =>
      registerShortcut({ id, key, label, scope: 'everywhere', action: () => go(address) }),
    )
    return () => {
      for (const end of ends) end()
    }
  }, [])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type=search]')?.focus()
}
