import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface DetailsProps {
  summary: ComponentChildren
  /** How it starts; afterwards it is the reader's. */
  isOpen?: boolean
  class?: string
  children: ComponentChildren
}

/** A <details> that never shuts while somebody writes in it. */
export function Details({ summary, isOpen = false, class: className, children }: DetailsProps) {
  const [isOpenAtFirst] = useState(isOpen)
  return (
    <details open={isOpenAtFirst} class={className}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
