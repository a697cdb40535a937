import { render } from 'preact'
import { App } from './app.tsx'
import { startShortcuts } from './shortcuts.ts'
import { startWords } from './words.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/forms.css'
import './styles/lists.css'
import './styles/filters.css'
import './styles/records.css'
import './styles/ratings.css'
import './styles/dialog.css'
import './styles/exchange.css'
import './styles/desk.css'

await startWords()
const root = document.getElementById('app')
if (root) render(<App />, root)
startShortcuts()
