import type { Browser, Page } from 'playwright-core'
import type { AccountRole } from '../../src/accounts/account.schema.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { addClaim, made, newVerdict } from '../support/desk.ts'
import { inBrowser, openPage, startBrowser } from './browser.ts'

inBrowser('from two verdicts to a corrected ruling', () => {
  let team: Team
  let browser: Browser
  let claim: string
  beforeAll(async () => {
    team = await startTeam()
    browser = await startBrowser()
    claim = (await addClaim(await team.as('annotator'))).id
  })
  afterAll(async () => {
    await browser.close()
    await team.stop()
  })

  async function pageOf(role: AccountRole, nth?: number): Promise<Page> {
    const proof = { Authorization: `Bearer ${await team.tokenOf(role, nth)}` }
    const page = await openPage(browser, { locale: 'en-GB', extraHTTPHeaders: proof })
    await page.goto(`${team.service.origin}/claims/${claim}`)
    return page
  }

  test('the first reviewer’s verdict is sealed, and says so to them', async () => {
    const page = await pageOf('reviewer')
    await page.getByRole('button', { name: 'Record a verdict' }).click()
    await page.getByLabel('Not checkable').check()
    await page.getByLabel('Summary').fill('Nobody can know that yet.')
    await page.getByRole('button', { name: 'Record the verdict' }).click()
    await page.getByText('Your verdict is sealed').waitFor()
    await page.context().close()
  })

  test('the second reviewer sees that one is in, and nothing of it', async () => {
    const page = await pageOf('reviewer', 2)
    await page.getByText('1 of 2 in').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Nobody can know that yet.')
    await page.getByRole('link', { name: /Is it true\? in review/ }).click()
    await page.getByText('The verdicts show when all are in.').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Nobody can know that yet.')
    const second = await team.as('reviewer', 2)
    await made(second.post(`/claims/${claim}/verdicts`, newVerdict({ rating: 'true' })))
    await page.reload()
    await page.getByText('Nobody can know that yet.').waitFor()
    await page.getByText('disputed').first().waitFor()
    await page.context().close()
  })

  test('an editor decides, rules, publishes and corrects; the correction is public', async () => {
    const page = await pageOf('editor')
    await page.getByRole('link', { name: /Is it true\? disputed/ }).click()
    const form = (name: string) => page.getByRole('form', { name })
    await form('Decide between them').getByLabel('Rating').selectOption({ label: 'True' })
    await form('Decide between them').getByLabel('Reasons').fill('The register settles it.')
    await form('Decide between them').getByRole('button').click()
    await form('Write the ruling').getByLabel('Public summary').fill('It opened in May.')
    await form('Write the ruling').getByLabel('Long form').fill('The register says 3 May.')
    await form('Write the ruling').getByRole('button').click()
    await form('Publish').getByRole('button').click()
    await page.locator('summary', { hasText: 'Correct the ruling' }).click()
    await form('Correct the ruling').getByLabel('Public summary').fill('It opened in May, half of it.')
    await form('Correct the ruling').getByLabel('Long form').fill('One lane only.')
    await form('Correct the ruling').getByLabel('What changed (public)').fill('Only one lane is open.')
    await form('Correct the ruling').getByRole('button').click()
    await form('Publish').getByRole('button').click()
    await page.getByText('corrected', { exact: true }).first().waitFor()
    await page.goto(`${team.service.origin}/claims/${claim}`)
    await page.getByText('It opened in May, half of it.').waitFor()
    await page.context().close()
    const anybody = await openPage(browser, { locale: 'en-GB' })
    await anybody.goto(`${team.service.origin}/corrections`)
    await anybody.getByText('Only one lane is open.').waitFor()
    await anybody.context().close()
  })

  test('the queue shows it', async () => {
    const page = await pageOf('editor')
    await page.goto(`${team.service.origin}/reviews`)
    await page.getByText(/mine \d+ of \d+/).waitFor()
    await page.context().close()
  })
})
