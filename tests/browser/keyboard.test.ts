import type { Browser, Page } from 'playwright-core'
import { addSpeaker } from '../support/desk.ts'
import { Service } from '../support/service.ts'
import { download, inBrowser, openPage, readReport, startBrowser } from './browser.ts'

/** The whole way with the keyboard alone, in English: the mouse is never touched. */

const words = 'Mit einer vollständigen Denuklearisierung wird Nordkorea schnell eine Wirtschaftsmacht'
const partial = 'weise Entscheidung'
const claim = 'With complete denuclearization North Korea will soon be an economic power.'
const source = {
  url: 'https://hanoitimes.vn/president-trump-thanks-vietnamese-for-great-reception-1839.html',
  title: 'President Trump thanks Vietnamese for great reception',
  publisher: 'Hanoi Times',
}

inBrowser('the whole way with the keyboard alone', () => {
  let service: Service
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    service = await Service.start()
    await addSpeaker(service, {
      name: 'Donald Trump',
      slug: 'donald-trump',
      roles: [{ title: 'US President' }],
    })
    browser = await startBrowser()
    page = await openPage(browser, { locale: 'en-GB' })
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  test('a report is pasted', async () => {
    await page.goto(service.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('n')
    await tabTo(page, /^Text \*/)
    await page.keyboard.insertText(readReport())
    await fill(page, /^Title/, 'Kim arrives in Hanoi')
    await fill(page, /^Publisher/, 'Unknown')
    await fill(page, /^Language/, 'de')
    await fill(page, /^Published/, '2019-02-26')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'Kim arrives in Hanoi' }).waitFor()
  })

  test('words are marked by sentence and by word', async () => {
    await tabTo(page, /^Text of the document/)
    await pressUntil(page, 'ArrowDown', (selected) => selected.includes(words))
    await pressUntil(page, 'Alt+Shift+ArrowLeft', (selected) => selected.endsWith('Wirtschaftsmacht'))
    expect(await selectedWords(page)).toBe(`"${words}`)
  })

  test('from the quote to its source it takes at most 12 keys beyond typing and Tab', async () => {
    let keys = 0
    const press = async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    }
    await press('Enter')
    await isFocused(page, /^Speaker/)
    await page.keyboard.type('Trump')
    await press('Enter')
    await expectValue(page, 'Role at the time', 'US President')
    await press('Alt+2')
    await page.keyboard.type(claim)
    await press('Alt+3')
    await press('7')
    await fill(page, /^Summary/, 'A prediction.')
    await press('Alt+4')
    await press('1')
    await fill(page, /^Summary/, 'His post has these words.')
    await press('Alt+7')
    await page.keyboard.type(source.url)
    await fill(page, /^Title of the source/, source.title)
    await fill(page, /^Publisher of the source/, source.publisher)
    await fill(page, /^Kind of source/, 'News')
    await fill(page, /^Language of the source/, 'en')
    await press('Control+Enter')
    await page.getByRole('button', { name: `Donald Trump: ${words}` }).waitFor()
    expect(keys).toBeLessThanOrEqual(12)
  })

  test('the work goes on at the next sentence, whose quoted words are a partial quote', async () => {
    await isFocused(page, /^Text of the document/)
    expect(await selectedWords(page)).toMatch(/^Ohne/)
    await pressUntil(page, 'q', (selected) => selected === partial)
    await page.keyboard.press('Enter')
    await isFocused(page, /^Speaker/)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: 'Donald Trump' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+4')
    await page.keyboard.press('1')
    await fill(page, /^Summary/, 'He wrote “a wise decision”.')
    await fill(page, /^Address of the source/, source.url)
    await page.getByText('Recorded already, cited again').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: `Donald Trump: ${partial}` }).waitFor()
  })

  test('every key is listed under ?', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    await help.waitFor()
    for (const key of ['Next sentence', 'Make a quote', 'Next words in quotation marks']) {
      expect(await help.getByRole('rowheader', { name: key, exact: true }).count()).toBe(1)
    }
    await page.keyboard.press('Escape')
  })

  test('the exported JSON holds what was typed', async () => {
    await page.keyboard.press('Shift+C')
    await page.getByRole('heading', { level: 1, name: 'Claims' }).waitFor()
    await tabTo(page, /JSON$/)
    const { verdicts, counts } = JSON.parse(await download(page, () => page.keyboard.press('Enter')))
    expect(counts).toEqual({ verdicts: 3, current: 3 })
    const quote = {
      text: words,
      form: 'DIRECT',
      speaker: { slug: 'donald-trump' },
      roleTitle: 'US President',
    }
    const cited = { stance: 'SUPPORTS', source: { ...source, kind: 'NEWS', language: 'en' } }
    expect(verdicts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          aspect: 'TRUTH',
          target: expect.objectContaining({ type: 'claim', text: claim, kind: 'FACTUAL' }),
          rating: expect.objectContaining({ key: 'not-checkable' }),
          summary: 'A prediction.',
          citations: [],
        }),
        expect.objectContaining({
          aspect: 'AUTHENTICITY',
          target: expect.objectContaining({ type: 'quote', text: words }),
          rating: expect.objectContaining({ key: 'verbatim' }),
          summary: 'His post has these words.',
        }),
        expect.objectContaining({
          target: expect.objectContaining({ type: 'quote', text: partial }),
          summary: 'He wrote “a wise decision”.',
        }),
      ]),
    )
    const [first, second] = verdicts.filter(
      (verdict: { aspect: string }) => verdict.aspect === 'AUTHENTICITY',
    )
    expect(second.citations[0].source.id).toBe(first.citations[0].source.id)
    const whole = [first, second].find((verdict) => verdict.target.text === words)
    expect(whole).toMatchObject({ quotes: [quote], citations: [cited] })
    const part = [first, second].find((verdict) => verdict.target.text === partial)
    expect(part).toMatchObject({ quotes: [{ isPartial: true }], citations: [cited] })
  })
})

/** The name of what has the focus, about as a screen reader says it. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element) return ''
    const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null
    return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? ''
  })
}

async function isFocused(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (name.test(await focusedName(page))) return
    await page.waitForTimeout(50)
  }
  throw new Error(`Not ${name} has the focus but ${await focusedName(page)}`)
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.keyboard.press('Tab')
    if (name.test(await focusedName(page))) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** Goes to a field by Tab and types; what stood there is replaced. In a list the typing chooses. */
async function fill(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name)
  const isList = await page.evaluate(() => document.activeElement instanceof HTMLSelectElement)
  if (!isList) await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

async function pressUntil(page: Page, key: string, isThere: (selected: string) => boolean): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    if (isThere(await selectedWords(page))) return
    const before = await selectedWords(page)
    await page.keyboard.press(key)
    await page.waitForFunction((words) => getSelection()?.toString() !== words, before)
  }
  throw new Error(`${key} does not lead there; selected: ${await selectedWords(page)}`)
}

function selectedWords(page: Page): Promise<string> {
  return page.evaluate(() => getSelection()?.toString() ?? '')
}

async function expectValue(page: Page, label: string, value: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if ((await page.getByLabel(label).inputValue()) === value) return
    await page.waitForTimeout(50)
  }
  expect(await page.getByLabel(label).inputValue()).toBe(value)
}
