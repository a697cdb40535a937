import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem } from './problem.ts'
import { t } from './words.ts'

/** One page: its heading names the browser's tab and takes the focus when somebody came here by a link. */

interface PageProps {
  /** The words of the <h1>. */
  title: string
  /** Shown in place of the title, where it holds more than words; must read the same. */
  heading?: ComponentChildren
  /** What stands beside the heading: buttons and links. */
  actions?: ComponentChildren
  class?: string
  /** Stands only until the page itself is there, which then takes the focus. */
  isWaiting?: boolean
  children: ComponentChildren
}

let arrivals = 0

export function Page({ title, heading, actions, class: className, isWaiting, children }: PageProps) {
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – Beleg`
  }, [title])
  useEffect(() => {
    if (isWaiting) return
    arrivals += 1
    // The first page after opening the app leaves the focus where the browser put it.
    if (arrivals > 1 && !document.activeElement?.matches('input, textarea, select'))
      top.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main id="content" class={className}>
      <div class="page-head">
        <h1 ref={top} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {children}
    </main>
  )
}

/** "Loading …", which appears only when the answer takes long enough to wonder. */
export function Loading() {
  return (
    <p class="loading" role="status">
      {t('loading')}
    </p>
  )
}

export function Refused({ problem, onRetry }: { problem: Problem; onRetry?: (() => void) | undefined }) {
  return (
    <div class="notice problem" role="alert">
      <p>{problem.title}</p>
      {onRetry && problem.status !== 404 && (
        <button type="button" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  )
}

/** What an empty list says: that nothing is there, and what to do next. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="notice empty">{children}</div>
}
