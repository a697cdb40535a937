import { Field, useField } from '../field.tsx'

interface SecretFieldProps {
  label: string
  pointer: string
  hint?: string
  value: string
  autocomplete: 'current-password' | 'new-password' | 'one-time-code'
  isRequired?: boolean
  onValue: (value: string) => void
}

/** A password or code, which a password manager may fill in. */
export function SecretField(props: SecretFieldProps) {
  const { value, onValue, autocomplete } = props
  const field = useField(props)
  const shared = {
    ...field.control,
    value,
    autocomplete,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  }
  return (
    <Field {...props} {...field}>
      {autocomplete === 'one-time-code' ? (
        <input {...shared} type="text" />
      ) : (
        <input {...shared} type="password" />
      )}
    </Field>
  )
}
