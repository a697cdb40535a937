import { Field, useField } from '../field.tsx'
import { t } from '../words.ts'

export function EmailField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const props = { label: t('account.email'), pointer: '/email', isRequired: true }
  const field = useField(props)
  return (
    <Field {...props} {...field}>
      <input
        {...field.control}
        type="email"
        value={value}
        autocomplete="username"
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}
