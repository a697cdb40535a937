import type { Browser, Page } from 'playwright-core'
import { type FakeWeb, page as pageOf, startFakeWeb } from '../support/fake-web.ts'
import { type FetchingDesk, startFetchingDesk } from '../support/fetching-desk.ts'
import { download, inBrowser, openPage, startBrowser } from './browser.ts'

/** What comes into the desk and leaves it, as somebody sees it in the browser. */

const words = 'The bridge opens in May, said Ada Long on Monday to the council of the city. '.repeat(4).trim()
const report = `<html lang="en"><head><title>Bridge opens</title>
  <meta property="og:site_name" content="The Daily"></head><body><article><p>${words}</p></article></body></html>`

inBrowser('into the desk and out of it', () => {
  let web: FakeWeb
  let desk: FetchingDesk
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    web = await startFakeWeb()
    web.pages['daily.example/bridge'] = pageOf(report)
    desk = await startFetchingDesk(web)
    browser = await startBrowser()
    page = await openPage(browser, { locale: 'en-GB' })
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    await web?.close()
  })

  test('what is in the way of fetching a page stands at its address', async () => {
    await page.goto(`${desk.origin}/documents/new`)
    const address = page.getByLabel('Address')
    await address.fill('http://127.0.0.1/inside')
    await page.getByRole('button', { name: 'Fetch' }).click()
    await page.getByText('not on the public internet').waitFor()
    expect(await address.getAttribute('aria-invalid')).toBe('true')
  })

  test('a page is fetched, looked at, corrected and recorded with where it came from', async () => {
    await page.getByLabel('Address').fill('http://daily.example/bridge')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is recorded yet').waitFor()
    expect(await page.getByLabel('Publisher').inputValue()).toBe('The Daily')
    expect(await page.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe(words)
    expect((await desk.get('/documents')).body.items).toEqual([])
    await page.getByLabel('Title').fill('The bridge opens in May')
    await page.getByRole('button', { name: 'Save document' }).click()
    await page.getByRole('heading', { level: 1, name: 'The bridge opens in May' }).waitFor()
    await page.getByText('Fetched by the desk').click()
    await page.getByRole('link', { name: 'http://daily.example/bridge' }).waitFor()
    const [entry] = (await desk.get('/documents')).body.items
    const { body } = await desk.get(`/documents/${entry.id}`)
    expect(body.version.page).toMatchObject({ finalUrl: 'http://daily.example/bridge', isEdited: false })
  })

  test('every format can be chosen, said as a command too, and what can’t be had says why', async () => {
    await page.goto(`${desk.origin}/claims`)
    await page.getByRole('link', { name: 'All formats' }).click()
    await page.getByLabel('Rulings').check()
    const claimReview = page.getByRole('radio', { name: 'ClaimReview' })
    expect(await claimReview.isDisabled()).toBe(true)
    await page.getByText('this desk has none').first().waitFor()
    await page.getByLabel('CSV', { exact: true }).check()
    await page.getByLabel('By pseudonym').check()
    const address = `${desk.origin}/api/v1/exports/rulings?format=csv&reviewers=pseudonyms`
    await page.getByText(`curl -sS --fail-with-body -OJ "${address}"`).waitFor()
    const file = await download(page, () => page.getByRole('link', { name: 'Download' }).click())
    expect(file).toBe(await (await fetch(address)).text())
    expect(file).toContain('target_type,')
  })

  test('a file is tried, then recorded, and leads to its claims', async () => {
    await page.goto(`${desk.origin}/documents`)
    await page.getByRole('link', { name: 'Import a file' }).click()
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf('checks.jsonl', checks))
    await page.getByText('It does not say which claim was reviewed.').waitFor()
    await page.getByRole('heading', { name: '1 rating without a counterpart' }).waitFor()
    expect((await desk.get('/claims')).body.items).toEqual([])
    await page.getByRole('button', { name: 'Record 1 new record' }).click()
    await page.getByRole('heading', { name: 'What came of it' }).waitFor()
    const report = await download(page, () => page.getByText('Download the whole report').click())
    expect(report.trim().split('\n').length).toBe(4)
    await page.getByRole('link', { name: 'Bridges are dear.' }).click()
    await page.getByText('Somewhat so').waitFor()
  })

  test('a table is recorded with the columns that somebody has confirmed', async () => {
    await page.goto(`${desk.origin}/imports`)
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf('claims.csv', table))
    await page.getByText('This needs a column.').first().waitFor()
    await page.getByLabel('Claim', { exact: true }).selectOption('Was')
    await page.getByText('Not read: Notiz').waitFor()
    await page.getByRole('button', { name: 'Record 2 new records' }).click()
    await page.getByRole('link', { name: 'The tunnel is dry.' }).click()
    await page.getByRole('heading', { level: 1, name: 'The tunnel is dry.' }).waitFor()
  })

  test('a file that nobody can read is refused with a sentence', async () => {
    await page.goto(`${desk.origin}/imports`)
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf('list.txt', 'milk'))
    await page.getByText('Nothing in this file shows what it is').waitFor()
  })
})

const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

const table = [
  'Was;Sprache;Datum;Notiz',
  'The tunnel is dry.;en;2.3.2026;x',
  'The tunnel is long.;en;;y',
  '',
].join('\r\n')

const check = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checks.example/bridges',
  author: { '@type': 'Organization', name: 'Checks' },
  reviewRating: { '@type': 'Rating', alternateName: 'Somewhat so' },
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Ada Long' } },
}
const checks = [{ ...check, claimReviewed: 'Bridges are dear.' }, check]
  .map((one) => JSON.stringify(one))
  .join('\n')
