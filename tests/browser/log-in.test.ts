import { TOTP } from 'otpauth'
import type { Browser, Locator, Page } from 'playwright-core'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { type Program, startProgram } from '../support/program.ts'
import { inBrowser, openPage, startBrowser } from './browser.ts'

const password = 'sieben graue Brücken im Mai'

inBrowser('the first administrator sets the desk up', () => {
  let desk: DeskCopy
  let program: Program
  let browser: Browser
  let page: Page
  let origin: string
  beforeAll(async () => {
    desk = await copyDesk()
    program = startProgram(['serve'], { PORT: '0', BELEG_SAMPLE: 'none', ...desk.settings })
    origin = await program.ready
    browser = await startBrowser()
    page = await openPage(browser, { locale: 'en-GB' })
  })
  afterAll(async () => {
    await browser.close()
    program.process.kill('SIGINT')
    await program.ended
    await desk.remove()
  })

  let secret: string

  test('at the one-time address, and is logged in', async () => {
    const [, key] = /set-up#(\S+)/.exec(program.said.stderr) ?? []
    await page.goto(`${origin}/set-up#${key}`)
    await page.getByLabel('E-mail').fill('ada@desk.example')
    await page.getByLabel('Name').fill('Ada Lovelace')
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    expect(await page.locator('.app-header').textContent()).toContain('Ada Lovelace')
  })

  test('switches a second factor on, with recovery codes to keep', async () => {
    await page.getByText('Switch on', { exact: true }).first().click()
    const factor = page.locator('section', { has: page.getByRole('heading', { name: 'Second factor' }) })
    await factor.getByLabel('Present password').fill(password)
    await factor.getByRole('button', { name: 'Switch on' }).click()
    secret = (await factor.locator('code').textContent()) ?? ''
    await factor.getByLabel('Six digits').fill(new TOTP({ secret }).generate())
    await factor.getByRole('button', { name: 'Confirm' }).click()
    expect((await factor.locator('pre').textContent())?.trim().split('\n')).toHaveLength(10)
  })

  test('logs out, and in again with password and code, where they wanted to go', async () => {
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.goto(`${origin}/speakers`)
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    await page.getByLabel('E-mail').fill('ada@desk.example')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').waitFor()
    // The code of the next step: the one before was used to confirm, and each works once.
    await page.getByLabel('Code').fill(new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 }))
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Speakers' }).waitFor()
  })

  test('invites somebody, who chooses a password and may do what the role may', async () => {
    await page.goto(`${origin}/accounts`)
    await page.getByLabel('E-mail').fill('bea@desk.example')
    await page.getByLabel('Name').fill('Bea')
    await page.getByRole('button', { name: 'Create account' }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'bea@desk.example' })
    await row.getByRole('button', { name: 'One-time address' }).click()
    const address = (await row.locator('code').textContent()) ?? ''
    const other = await openPage(browser, { locale: 'en-GB' })
    await other.goto(address)
    await other.getByLabel('New password').fill('acht blaue Kähne im Juni')
    await other.getByRole('button', { name: 'Save and log in' }).click()
    await other.getByRole('heading', { level: 1, name: 'Documents' }).waitFor()
    await other.goto(`${origin}/accounts`)
    await other.getByText('This needs the role').waitFor()
    await other.context().close()
  })

  test('whoever is logged out while they write logs in again, and has lost nothing', async () => {
    const other = await openPage(browser, { locale: 'en-GB' })
    await logIn(other, `${origin}/speakers/new`)
    await other.getByLabel('Name').fill('Grace Hopper')
    await other.context().clearCookies()
    await other.getByRole('button', { name: 'Save' }).click()
    const dialog = other.getByRole('dialog', { name: 'You are no longer logged in' })
    await logIn(dialog)
    await dialog.waitFor({ state: 'detached' })
    expect(await other.getByLabel('Name').inputValue()).toBe('Grace Hopper')
    await other.context().close()
  })

  async function logIn(place: Page | Locator, address?: string): Promise<void> {
    if (address && 'goto' in place) await place.goto(address)
    await place.getByLabel('E-mail').fill('bea@desk.example')
    await place.getByLabel('Password').fill('acht blaue Kähne im Juni')
    await place.getByRole('button', { name: 'Log in' }).click()
  }

  test('sees who may do what', async () => {
    await page.goto(`${origin}/permissions`)
    await page
      .getByRole('row', { name: /POST \/claims\/\{id\}\/verdicts/ })
      .getByRole('cell', { name: 'Reviewer', exact: true })
      .waitFor()
  })
})
