import { KeyNames } from '../key-hint.tsx'
import { keyOf, useShortcuts } from '../shortcuts.ts'
import { t, tCount } from '../words.ts'
import { Details } from './details.tsx'
import type { Selection } from './selection.ts'
import type { TextAct } from './text-keys.ts'

interface TextBarProps {
  selection: Selection | undefined
  /** Words that are selected, counted. */
  wordCount: number
  /** What came of the last act. */
  notice: string
  hasDraft: boolean
  /** A recorded quote stands at the selection. */
  hasQuote: boolean
  onAct: (act: TextAct) => void
  onNextQuoted: () => void
}

/** What can be done with the selected words, and every move of the sentence mode as a button. */
export function TextBar({
  selection,
  wordCount,
  notice,
  hasDraft,
  hasQuote,
  onAct,
  onNextQuoted,
}: TextBarProps) {
  const hasWords = selection !== undefined && selection.start < selection.end
  return (
    <div class="desk-bar" role="toolbar" aria-label={t('desk.bar')}>
      <div class="desk-bar-row desk-bar-main">
        {!hasDraft && <ActButton act="make" class="primary" isOff={!hasWords} onAct={onAct} />}
        {hasDraft && <ActButton act="segment" class="primary" isOff={!hasWords} onAct={onAct} />}
        <ActButton act="previous" onAct={onAct} />
        <ActButton act="next" onAct={onAct} />
      </div>
      <div class="desk-bar-row">
        <KeptSelection id="desk.nextQuoted" label={t('desk.nextQuoted')} onPress={onNextQuoted} />
        <ActButton act="open" isOff={!hasQuote} onAct={onAct} />
        <span class="meta desk-count">{hasWords && tCount('desk.selected', wordCount)}</span>
        <span role="status" class="desk-notice">
          {notice}
        </span>
      </div>
      <Details summary={t('desk.finer')} class="desk-finer">
        <div class="desk-bar-row">
          {finer.map((act) => (
            <ActButton key={act} act={act} onAct={onAct} />
          ))}
        </div>
      </Details>
    </div>
  )
}

const finer = [
  'extend-next',
  'extend-previous',
  'start-earlier',
  'start-later',
  'end-earlier',
  'end-later',
  'first',
  'last',
  'leave',
] as const

interface ActButtonProps {
  act: TextAct
  class?: string
  isOff?: boolean
  onAct: (act: TextAct) => void
}

function ActButton({ act, onAct, ...rest }: ActButtonProps) {
  return (
    <KeptSelection
      {...rest}
      id={`desk.text.${act}`}
      label={t(`desk.text.${act}`)}
      onPress={() => onAct(act)}
    />
  )
}

interface KeptSelectionProps {
  id: string
  label: string
  class?: string
  isOff?: boolean
  onPress: () => void
}

/** A button that leaves the selected words selected. */
function KeptSelection({
  id,
  label,
  class: className = 'quiet',
  isOff = false,
  onPress,
}: KeptSelectionProps) {
  const shortcut = useShortcuts().find((one) => one.id === id)
  const keys = shortcut && keyOf(shortcut)
  return (
    <button
      type="button"
      class={className}
      disabled={isOff}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label} {keys && <KeyNames keys={keys} />}
    </button>
  )
}
