import { useEffect, useState } from 'preact/hooks'
import type { english } from './words/english.ts'

/** Every word of the interface, in the language chosen; only that language's words are fetched. */

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

export type Word = keyof typeof english
/** Words that come as one and as many: `quotes.one`, `quotes.other`. */
type CountedWord = Word extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never
type Placeholders = Record<string, string | number>

type Dictionary = Record<Word, string>

const dictionaries: Record<Language, () => Promise<Dictionary>> = {
  en: async () => (await import('./words/english.ts')).english,
  de: async () => (await import('./words/german.ts')).german,
}

const storageKey = 'beleg.language'
const listeners = new Set<() => void>()
let language: Language = firstLanguage()
let words: Partial<Dictionary> = {}

/** Fetches the words of the first language; nothing is drawn before. */
export async function startWords(): Promise<void> {
  words = await dictionaries[language]()
  document.documentElement.lang = language
}

export function currentLanguage(): Language {
  return language
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  words = await dictionaries[chosen]()
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
  const sentence = words[word] ?? word
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
