import { Field, type FieldProps, Notes, useField } from './field.tsx'
import { t } from './words.ts'

/** Labelled fields. Each finds its error in the form around it by `pointer`, the JSON pointer of what it fills. */

interface TextProps extends FieldProps {
  value: string
  onValue: (value: string) => void
  /** BCP 47, when the words are in another language than the interface. */
  lang?: string | undefined
  maxLength?: number
}

interface TextFieldProps extends TextProps {
  type?: 'text' | 'url' | 'search' | 'date'
  placeholder?: string
  /** Known answers to choose from; others may be typed. */
  suggestions?: readonly string[]
  /** What Enter does here, instead of saving the form. */
  onEnter?: (() => void) | undefined
}

export function TextField(props: TextFieldProps) {
  const { type = 'text', value, onValue, lang, maxLength, placeholder, suggestions, onEnter } = props
  const field = useField(props)
  return (
    <Field {...props} {...field}>
      <input
        {...field.control}
        type={type}
        value={value}
        lang={lang}
        maxLength={maxLength}
        placeholder={placeholder}
        autocomplete="off"
        list={suggestions ? `${field.id}-list` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={onEnter && onPlainEnter(onEnter)}
      />
      {suggestions && (
        <datalist id={`${field.id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

function onPlainEnter(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
}

export function TextArea(props: TextProps & { rows?: number; class?: string }) {
  const { value, onValue, lang, maxLength, rows = 3, class: className } = props
  const field = useField(props)
  return (
    <Field {...props} {...field}>
      <textarea
        {...field.control}
        class={className}
        rows={rows}
        value={value}
        lang={lang}
        maxLength={maxLength}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Field>
  )
}

export interface Choice<Value extends string = string> {
  value: Value
  label: string
}

interface SelectProps<Value extends string> extends FieldProps {
  value: Value | ''
  choices: readonly Choice<Value>[]
  onValue: (value: Value | '') => void
  /** The words for "none of them"; without it one must be chosen. */
  emptyLabel?: string
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, choices, onValue, emptyLabel } = props
  const field = useField(props)
  const chosen = (text: string) => choices.find((choice) => choice.value === text)?.value ?? ''
  return (
    <Field {...props} {...field}>
      <select
        {...field.control}
        value={value}
        onChange={(event) => onValue(chosen(event.currentTarget.value))}
      >
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface CheckboxProps extends FieldProps {
  isChecked: boolean
  onChecked: (isChecked: boolean) => void
}

export function Checkbox(props: CheckboxProps) {
  const field = useField(props)
  return (
    <div class="field checkbox">
      <label for={field.id}>
        <input
          {...field.control}
          type="checkbox"
          checked={props.isChecked}
          onChange={(event) => props.onChecked(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      <Notes {...field} hint={props.hint} />
    </div>
  )
}

/** A calendar day, chosen or typed. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="date" />
}

/** A time as precisely as it is known: 2019, 2019-02, 2019-02-26 or with the hour. */
export function MomentField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} hint={props.hint ?? t('field.moment.hint')} />
}

export function LanguageField(props: Omit<TextFieldProps, 'type' | 'suggestions'>) {
  return <TextField {...props} maxLength={35} suggestions={commonLanguages} />
}

const commonLanguages = [
  'de',
  'en',
  'fr',
  'es',
  'it',
  'pl',
  'ru',
  'uk',
  'tr',
  'ar',
  'fa',
  'zh',
  'ja',
  'ko',
  'vi',
]
