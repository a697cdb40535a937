import type { Browser, Page } from 'playwright-core'
import { Service } from '../support/service.ts'
import { download, inBrowser, openPage, readReport, startBrowser } from './browser.ts'

/** The whole way with the mouse, in German. What is typed here must stand in the exported JSON. */

const words = 'Mit einer vollständigen Denuklearisierung wird Nordkorea schnell eine Wirtschaftsmacht'
const claim = 'Mit vollständiger Denuklearisierung wird Nordkorea schnell eine Wirtschaftsmacht.'
const original = 'With complete Denuclearization, North Korea will rapidly become an Economic Powerhouse.'
const source = {
  url: 'https://americanmilitarynews.com/2019/02/trump-heads-to-vietnam-to-meet-north-koreas-kim',
  title: 'Trump Heads To Vietnam To Meet North Korea’s Kim',
  publisher: 'Radio Free Europe/Radio Liberty',
}

inBrowser('the whole way with the mouse', () => {
  let service: Service
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    service = await Service.start()
    browser = await startBrowser()
    page = await openPage(browser, { locale: 'de-DE' })
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  test('a report is pasted', async () => {
    await page.goto(service.origin)
    await page.getByRole('link', { name: 'Dokument hinzufügen', exact: true }).click()
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill(readReport())
    await page.getByLabel('Titel').fill('Kim trifft in Hanoi ein')
    await page.getByLabel('Herausgeber').fill('Unbekannt')
    await page.getByLabel('Veröffentlicht').fill('2019-02-26')
    await page.getByRole('button', { name: 'Dokument speichern' }).click()
    await page.getByRole('heading', { level: 1, name: 'Kim trifft in Hanoi ein' }).waitFor()
  })

  test('its words are selected, and their quotation marks are left out', async () => {
    await dragOver(page, `"${words}"`)
    await page.getByRole('button', { name: 'Zitat anlegen' }).click()
    expect(await page.getByRole('list', { name: 'Worte des Zitats' }).textContent()).toBe(words)
    expect(await page.getByLabel('Form', { exact: true }).inputValue()).toBe('DIRECT')
  })

  test('a quote without a speaker is refused at the field', async () => {
    await page.getByRole('button', { name: 'Speichern und weiter' }).click()
    const speaker = page.getByRole('combobox', { name: 'Sprecher' })
    expect(await speaker.getAttribute('aria-invalid')).toBe('true')
    await page
      .getByRole('alert')
      .getByRole('button', { name: /Sprecher/ })
      .click()
    expect(await speaker.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  test('the quote is described: its speaker, created in place, and the original wording', async () => {
    await page.getByRole('combobox', { name: 'Sprecher' }).fill('Donald Trump')
    await page.getByRole('option', { name: '„Donald Trump“ als Sprecher anlegen' }).click()
    await page.getByLabel('Funktion zu der Zeit').fill('US-Präsident')
    await page.getByText('Mehr zum Zitat').click()
    await page.getByLabel('Wann gesagt').fill('2019-02-25')
    await page.getByLabel('Originalwortlaut').fill(original)
    await page.getByLabel('Sprache des Originals').fill('en')
  })

  test('what is typed survives a reload', async () => {
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByText('Ihre ungespeicherten Worte sind wieder da.').waitFor()
    expect(await page.getByLabel('Originalwortlaut').inputValue()).toBe(original)
  })

  test('a claim with its verdict, and a verdict with its source', async () => {
    await page.getByLabel('Behauptung', { exact: true }).fill(claim)
    await page.getByLabel('Art der Behauptung').selectOption('Vorhersage')
    const truth = page.getByRole('group', { name: 'Stimmt es?' })
    await page.getByText('Stimmt es?').first().click()
    await truth.getByRole('radio', { name: 'Nicht überprüfbar' }).check()
    await truth.getByLabel('Kurzfassung').fill('Eine Vorhersage.')

    await page.getByText('Wurde es so gesagt?').first().click()
    const authenticity = page.getByRole('group', { name: 'Wurde es so gesagt?' })
    await authenticity.getByRole('radio', { name: 'Wörtlich belegt' }).check()
    await authenticity.getByLabel('Kurzfassung').fill('Der Beitrag ist im Wortlaut überliefert.')
    await authenticity.getByLabel('Adresse des Belegs').fill(source.url)
    await authenticity.getByLabel('Titel des Belegs').fill(source.title)
    await authenticity.getByLabel('Herausgeber des Belegs').fill(source.publisher)
    await authenticity.getByLabel('Art des Belegs').selectOption('Nachrichten')
    await authenticity.getByLabel('Sprache des Belegs').fill('en')
    await authenticity.getByLabel('Auszug im Wortlaut').fill(original)
  })

  test('saving goes on in the text, and the quote stands in the list', async () => {
    await page.getByRole('button', { name: 'Speichern und weiter' }).click()
    await page.getByRole('button', { name: `Donald Trump: ${words}` }).waitFor()
    expect(await page.getByRole('form', { name: 'Zitat' }).count()).toBe(0)
    const text = page.getByRole('group', { name: 'Text des Dokuments' })
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('the exported JSON holds what was typed', async () => {
    await page.getByRole('link', { name: 'Behauptungen' }).click()
    const file = await download(page, () =>
      page.getByRole('link', { name: 'Herunterladen als JSON' }).click(),
    )
    const { verdicts, counts } = JSON.parse(file)
    expect(counts).toEqual({ verdicts: 2, current: 2 })
    const quote = {
      text: words,
      form: 'DIRECT',
      isPartial: false,
      speaker: { name: 'Donald Trump' },
      roleTitle: 'US-Präsident',
      saidAt: '2019-02-25',
      originalText: original,
      originalLanguage: 'en',
      document: { title: 'Kim trifft in Hanoi ein', publisher: 'Unbekannt', publishedAt: '2019-02-26' },
    }
    expect(verdicts.find(isOf('AUTHENTICITY'))).toMatchObject({
      target: { type: 'quote', text: words },
      rating: { key: 'verbatim' },
      summary: 'Der Beitrag ist im Wortlaut überliefert.',
      citations: [
        { stance: 'SUPPORTS', excerpt: original, source: { ...source, kind: 'NEWS', language: 'en' } },
      ],
      quotes: [quote],
    })
    expect(verdicts.find(isOf('TRUTH'))).toMatchObject({
      target: { type: 'claim', text: claim, kind: 'PREDICTION' },
      rating: { key: 'not-checkable' },
      summary: 'Eine Vorhersage.',
      quotes: [quote],
    })
  })
})

const isOf = (aspect: string) => (verdict: { aspect: string }) => verdict.aspect === aspect

/** Presses the button on the first letter of the words, draws to the last, and lets go. */
async function dragOver(page: Page, selected: string): Promise<void> {
  const { from, to } = await page
    .getByRole('group', { name: 'Text des Dokuments' })
    .evaluate((element, sought) => {
      const node = [...element.childNodes].find((one) => one.textContent?.includes(sought))
      if (!node) throw new Error(`Not in one paragraph of the text: ${sought}`)
      const start = node.textContent?.indexOf(sought) ?? 0
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + sought.length)
      window.scrollBy(0, range.getBoundingClientRect().top - window.innerHeight / 2)
      const lines = [...range.getClientRects()].filter((line) => line.width > 0)
      const [first, last] = [lines[0] ?? new DOMRect(), lines.at(-1) ?? new DOMRect()]
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }, selected)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
}
