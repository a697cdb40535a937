import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { asProblem, type FieldError, isAborted, Problem } from './problem.ts'
import { useShortcut } from './shortcuts.ts'
import { t } from './words.ts'

/** A form that says what to mend: in a summary, and through its fields at each of them. */

const FormErrors = createContext<readonly FieldError[]>([])

interface FormProps {
  /** The form's accessible name. */
  label: string
  problem: Problem | undefined
  onSubmit: () => void
  children: ComponentChildren
  class?: string
}

/** Adds to the fields inside what is wrong with them before the form is sent. */
export function FieldErrors({
  errors,
  children,
}: {
  errors: readonly FieldError[]
  children: ComponentChildren
}) {
  const outer = useContext(FormErrors)
  return <FormErrors.Provider value={[...errors, ...outer]}>{children}</FormErrors.Provider>
}

/** Submits on Enter in a line and on Ctrl+Enter (⌘ Enter) anywhere in it. */
export function Form({ label, problem, onSubmit, children, class: className }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<Problem>()
  const shown = missing ?? problem
  useShortcut({ id: 'form.save', key: 'Ctrl+Enter', label: 'shortcut.save', scope: 'form' })

  function submit(event: Event): void {
    event.preventDefault()
    event.stopPropagation()
    const refusal = form.current ? missingFields(form.current) : undefined
    setMissing(refusal)
    if (!refusal) onSubmit()
  }

  function submitByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  return (
    <form
      ref={form}
      class={className}
      aria-label={label}
      noValidate
      onSubmit={submit}
      onKeyDown={submitByKey}
    >
      <ErrorSummary problem={shown} />
      <FormErrors.Provider value={shown?.errors ?? []}>{children}</FormErrors.Provider>
    </form>
  )
}

/** What the form says about the field at a JSON pointer. */
export function useFieldError(pointer: string): string | undefined {
  return useContext(FormErrors).find((error) => error.pointer === pointer)?.detail
}

/** Lists what to mend, takes the focus, and leads to each field. */
function ErrorSummary({ problem }: { problem: Problem | undefined }) {
  const summary = useRef<HTMLDivElement>(null)
  const [labels, setLabels] = useState<Record<string, string>>({})
  useEffect(() => {
    summary.current?.focus()
    setLabels(labelsIn(summary.current?.closest('form')))
  }, [problem])
  if (!problem) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <p>{isTold(problem) ? t('form.mend') : problem.title}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.pointer + error.detail}>
              <button type="button" class="link" onClick={(event) => focusField(event, error.pointer)}>
                {labels[error.pointer] ? `${labels[error.pointer]}: ${error.detail}` : error.detail}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The title says no more than the list below it. */
function isTold({ title, errors }: Problem): boolean {
  return errors.length === 1 && title.includes(errors[0]?.detail ?? title)
}

export interface Saving {
  problem: Problem | undefined
  isSaving: boolean
  /** Runs the act; true when it went through, otherwise `problem` says why not. */
  save: (act: () => Promise<unknown>) => Promise<boolean>
}

export function useSaving(): Saving {
  const [problem, setProblem] = useState<Problem>()
  const [isSaving, setIsSaving] = useState(false)
  async function save(act: () => Promise<unknown>): Promise<boolean> {
    if (isSaving) return false
    setIsSaving(true)
    setProblem(undefined)
    try {
      await act()
      return true
    } catch (error) {
      if (!isAborted(error)) setProblem(asProblem(error))
      return false
    } finally {
      setIsSaving(false)
    }
  }
  return { problem, isSaving, save }
}

function focusField(event: Event, pointer: string): void {
  const form = event.target instanceof Element ? event.target.closest('form') : null
  form?.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)?.focus()
}

function labelsIn(form: HTMLFormElement | null | undefined): Record<string, string> {
  const fields = form?.querySelectorAll<HTMLElement>('[data-pointer][data-label]') ?? []
  return Object.fromEntries([...fields].map(({ dataset }) => [dataset.pointer ?? '', dataset.label ?? '']))
}

function missingFields(form: HTMLFormElement): Problem | undefined {
  const empty = [...form.querySelectorAll<HTMLInputElement>('[required][data-pointer]')]
    .filter((field) => field.closest('form') === form && field.value.trim() === '')
    .map((field) => ({
      pointer: field.dataset.pointer ?? '',
      detail: t('field.missing'),
    }))
  return empty.length > 0 ? new Problem(422, t('form.incomplete'), empty) : undefined
}
