import { useEffect, useState } from 'preact/hooks'
import { de } from './words/de.ts'
import { deskDe } from './words/desk.de.ts'
import { deskEn } from './words/desk.en.ts'
import { en } from './words/en.ts'

/** Every word of the interface, in the language chosen. */

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

const english = { ...en, ...deskEn }
export type Word = keyof typeof english
/** Words that come as one and as many: `quotes.one`, `quotes.other`. */
type CountedWord = Word extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never
type Placeholders = Record<string, string | number>

const dictionaries: Record<Language, Record<Word, string>> = { en: english, de: { ...de, ...deskDe } }

const storageKey = 'beleg.language'
const listeners = new Set<() => void>()
let language: Language = firstLanguage()
document.documentElement.lang = language

export function currentLanguage(): Language {
  return language
}

export function chooseLanguage(chosen: Language): void {
  language = chosen
  localStorage.setItem(storageKey, chosen)
  document.documentElement.lang = chosen
  for (const listener of listeners) listener()
}

/** Draws the component, and all below it, again when another language is chosen; the app's root uses it. */
export function useLanguage(): Language {
  const [shown, show] = useState(language)
  useEffect(() => {
    const listener = () => show(language)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return shown
}

export function t(word: Word, placeholders: Placeholders = {}): string {
  const sentence: string = dictionaries[language][word]
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(placeholders[name] ?? whole))
}

/** "1 quote", "12 quotes": the number, grouped as the language does, stands in for {count}. */
export function tCount(word: CountedWord, count: number, placeholders: Placeholders = {}): string {
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other'
  const shown = new Intl.NumberFormat(language).format(count)
  return t(`${word}.${form}` as Word, { ...placeholders, count: shown })
}

function firstLanguage(): Language {
  const wished = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2)
  return languages.find((known) => known === wished) ?? 'en'
}
