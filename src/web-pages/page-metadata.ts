import { readMoment } from '../moments.ts'

/** What a page says of itself; what it does not say, or says in a way that is not understood, is left out. */
export interface PageMetadata {
  title?: string
  author?: string
  publisher?: string
  language?: string
  publishedAt?: string
}

/** What of a parsed page is needed to read what it says of itself. */
export interface PageElements {
  querySelectorAll(selectors: string): Iterable<PageElement>
}

interface PageElement {
  getAttribute(name: string): string | null
  readonly textContent: string | null
}

type Fields = Record<string, unknown>

/** From JSON-LD (schema.org), then the usual `meta` names, then the title and the language of the page itself. */
export function readMetadata(page: PageElements): PageMetadata {
  const article = articleOf(page)
  const meta = metaOf(page)
  const [html] = page.querySelectorAll('html')
  const [title] = page.querySelectorAll('title')
  return {
    ...first('title', [text(article.headline), meta('og:title'), text(title?.textContent)], (one) =>
      line(one, 500),
    ),
    ...first(
      'author',
      [namesIn(article.author), meta('author'), meta('article:author'), meta('dc.creator')],
      nameLine,
    ),
    ...first('publisher', [namesIn(article.publisher), meta('og:site_name'), meta('dc.publisher')], nameLine),
    ...first(
      'language',
      [text(html?.getAttribute('lang')), text(article.inLanguage), meta('og:locale')],
      languageTag,
    ),
    ...first(
      'publishedAt',
      [text(article.datePublished), meta('article:published_time'), meta('datepublished'), meta('dc.date')],
      moment,
    ),
  }
}

function first<Name extends keyof PageMetadata>(
  name: Name,
  candidates: readonly (string | undefined)[],
  read: (text: string) => string | undefined,
): PageMetadata {
  for (const candidate of candidates) {
    const value = candidate && read(candidate)
    if (value) return { [name]: value }
  }
  return {}
}

/** The content of the first `meta` of a name, property or itemprop, in lower case. */
function metaOf(page: PageElements): (name: string) => string | undefined {
  const contents = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const name = ['property', 'name', 'itemprop'].map((key) => element.getAttribute(key)).find(Boolean)
    const content = element.getAttribute('content')
    if (name && content && !contents.has(name.toLowerCase())) contents.set(name.toLowerCase(), content)
  }
  return (name) => contents.get(name)
}

/** The fields of the first article in the page's JSON-LD. */
function articleOf(page: PageElements): Fields {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = thingsIn(parsed(script.textContent ?? '')).find(isArticle)
    if (article) return article
  }
  return {}
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function thingsIn(value: unknown): Fields[] {
  const things = listOf(value).filter(isFields)
  return things.flatMap((thing) => [thing, ...listOf(thing['@graph']).filter(isFields)])
}

function isArticle(thing: Fields): boolean {
  return listOf(thing['@type']).some((type) => /(Article|Posting|Report)$/.test(`${type}`))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Several people are named one after the other. */
function namesIn(value: unknown): string | undefined {
  const names = listOf(value).map((one) => text(isFields(one) ? one.name : one)?.trim())
  return names.filter(Boolean).join(', ') || undefined
}

function line(value: string, mostCharacters: number): string | undefined {
  const kept = value
    .toWellFormed()
    .replace(/[\0\u00AD\u200B\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim()
  return [...kept].length <= mostCharacters ? kept : undefined
}

/** Some pages give an address where a name should be. */
function nameLine(value: string): string | undefined {
  return /^https?:\/\//i.test(value.trim()) ? undefined : line(value, 200)
}

function languageTag(value: string): string | undefined {
  const tag = value.trim().replace(/_/g, '-')
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && tag.length <= 35 ? tag : undefined
}

/** A time without its offset from UTC is known by its day only. */
function moment(value: string): string | undefined {
  const written = value.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  if (/^\d{4}(-\d{2}){0,2}$/.test(written)) return readMoment(written) && written
  if (readMoment(written)) return written
  const day = written.slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(written) && readMoment(day) ? day : undefined
}
