import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useFieldError } from './form.tsx'

/** What every field has: a label, a hint, and its error, which it finds in the form around it. */

export interface FieldProps {
  label: string
  /** Where its value goes in what is sent: /title, /segments/0/exact. */
  pointer: string
  hint?: string | undefined
  isRequired?: boolean | undefined
}

interface FieldParts {
  id: string
  error: string | undefined
  control: Record<string, string | boolean | undefined>
}

/** The ids and attributes that tie a control to its label, hint and error. */
export function useField({ label, pointer, hint, isRequired }: FieldProps): FieldParts {
  const id = useId()
  const error = useFieldError(pointer)
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const control = {
    id,
    'data-pointer': pointer,
    'data-label': label,
    required: isRequired ?? false,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': notes || undefined,
  }
  return { id, error, control }
}

interface FieldFrame extends FieldProps, FieldParts {
  children: ComponentChildren
}

export function Field({ id, label, hint, isRequired, error, children }: FieldFrame) {
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>
        {label}
        {isRequired && (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      <Notes id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

export function Notes({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error: string | undefined
}) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}
