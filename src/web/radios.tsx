import { useId } from 'preact/hooks'

export interface RadioChoice<Value extends string> {
  value: Value
  label: string
  /** What it is, or why it can't be chosen. */
  about?: string | undefined
  isDisabled?: boolean
}

interface RadiosProps<Value extends string> {
  legend: string
  value: Value
  choices: readonly RadioChoice<Value>[]
  onValue: (value: Value) => void
}

/** One of a few, each with a line that says what it is. */
export function Radios<Value extends string>({ legend, value, choices, onValue }: RadiosProps<Value>) {
  const id = useId()
  return (
    <fieldset class="radios">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <div key={choice.value} class="checkbox">
          <label>
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              disabled={choice.isDisabled}
              aria-describedby={choice.about ? `${id}-${choice.value}` : undefined}
              onChange={() => onValue(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
          {choice.about && (
            <p class="hint" id={`${id}-${choice.value}`}>
              {choice.about}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}
