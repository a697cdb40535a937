import { useEffect, useState } from 'preact/hooks'
import {
  creationKey,
  type Found,
  type Option,
  OptionRow,
  type Search,
  useFound,
} from './combobox-options.tsx'
import { Field, type FieldProps, useField } from './field.tsx'
import { t, tCount } from './words.ts'

export type { Option }

/** Choose one of many by typing (ARIA 1.2 combobox with a list that the server is asked for). */

interface ComboboxProps extends FieldProps {
  value: Option | undefined
  onChoose: (option: Option | undefined) => void
  search: Search
  /** What was typed names nothing known yet: offers to create it in place. */
  create?: { label: (typed: string) => string; onCreate: (typed: string) => void }
}

export function Combobox(props: ComboboxProps) {
  const { value, onChoose, create } = props
  const field = useField(props)
  const [typed, setTyped] = useState<string>()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [isWaiting, setIsWaiting] = useState(false)
  const found = useFound(props.search, typed ?? '', isOpen)
  const options = withCreation(found.options, typed, create)

  // Enter or Tab pressed before the answer was there: it is given as soon as it is.
  useEffect(() => {
    if (!isWaiting || found.isAsking) return
    const option = options[active]
    if (option) choose(option)
    else setIsWaiting(false)
  }, [isWaiting, found.isAsking])

  function choose(option: Option): void {
    setIsWaiting(false)
    setIsOpen(false)
    setTyped(undefined)
    if (option.key === creationKey) create?.onCreate((typed ?? '').trim())
    else onChoose(option)
  }

  function type(text: string): void {
    setTyped(text)
    setIsOpen(true)
    setIsWaiting(false)
    setActive(0)
    if (text === '' && value) onChoose(undefined)
  }

  function leave(): void {
    if (isWaiting) return
    setIsOpen(false)
    setTyped(undefined)
  }

  function step(by: number): void {
    setActive((active + by + options.length) % Math.max(options.length, 1))
  }

  function steer(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isOpen) step(event.key === 'ArrowDown' ? 1 : -1)
      else setIsOpen(true)
    } else if ((event.key === 'Enter' || (event.key === 'Tab' && typed?.trim())) && isOpen) {
      if (event.key === 'Enter') event.preventDefault()
      const option = options[active]
      if (found.isAsking) setIsWaiting(true)
      else if (option) choose(option)
    } else if (event.key === 'Escape' && (isOpen || typed !== undefined)) {
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
  }

  const activeId = isOpen && options[active] ? `${field.id}-${active}` : undefined
  return (
    <Field {...props} {...field}>
      <div class="combobox">
        <input
          {...field.control}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${field.id}-list`}
          aria-activedescendant={activeId}
          value={typed ?? value?.label ?? ''}
          onInput={(event) => type(event.currentTarget.value)}
          onClick={() => setIsOpen(true)}
          onKeyDown={steer}
          onBlur={leave}
        />
        <div
          id={`${field.id}-list`}
          role="listbox"
          aria-label={props.label}
          hidden={!isOpen || options.length === 0}
        >
          {options.map((option, position) => (
            <OptionRow
              key={option.key}
              id={`${field.id}-${position}`}
              option={option}
              isActive={position === active}
              onChoose={() => choose(option)}
            />
          ))}
        </div>
        <p class="combobox-state" role="status">
          {isOpen ? stateOf(found, typed) : ''}
        </p>
      </div>
    </Field>
  )
}

function withCreation(
  options: readonly Option[],
  typed: string | undefined,
  create: ComboboxProps['create'],
): readonly Option[] {
  const name = typed?.trim()
  if (!create || !name || options.some((option) => option.label.toLowerCase() === name.toLowerCase()))
    return options
  return [...options, { key: creationKey, label: create.label(name) }]
}

function stateOf(found: Found, typed: string | undefined): string {
  if (found.problem) return found.problem
  if (found.isAsking) return ''
  if (found.options.length > 0) return tCount('combobox.found', found.options.length)
  return typed?.trim() ? t('combobox.none') : t('combobox.type')
}
