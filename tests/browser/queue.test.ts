import type { Browser, Page } from 'playwright-core'
import type { AccountRole } from '../../src/accounts/account.schema.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { addClaim } from '../support/desk.ts'
import { inBrowser, openPage, startBrowser } from './browser.ts'

inBrowser('several people share the work', () => {
  let team: Team
  let browser: Browser
  let claims: { id: string; text: string }[]
  beforeAll(async () => {
    team = await startTeam()
    browser = await startBrowser()
    const annotator = await team.as('annotator')
    claims = [
      await addClaim(annotator, { text: 'The bridge opened in May.' }),
      await addClaim(annotator, { text: 'The tunnel closed in June.' }),
    ]
    await team.as('reviewer')
  })
  afterAll(async () => {
    await browser.close()
    await team.stop()
  })

  async function pageOf(role: AccountRole, address: string): Promise<Page> {
    const proof = { Authorization: `Bearer ${await team.tokenOf(role)}` }
    const page = await openPage(browser, { locale: 'en-GB', extraHTTPHeaders: proof })
    await page.goto(team.service.origin + address)
    return page
  }

  test('an editor opens reviews, asks somebody to judge and says until when', async () => {
    for (const { id } of claims) {
      const page = await pageOf('editor', `/claims/${id}`)
      await page.locator('summary', { hasText: 'Open the review' }).click()
      await page.getByRole('button', { name: 'Open the review' }).click()
      const asking = page.getByRole('form', { name: 'Ask somebody to judge' })
      await asking.getByLabel('Reviewer').selectOption({ label: 'reviewer' })
      await asking.getByRole('button').click()
      await page.getByRole('button', { name: 'Take off' }).waitFor()
      await page.getByLabel('Judge until').fill('2031-05-03')
      await page.getByRole('button', { name: 'Set the date' }).click()
      await page.getByText('due 3 May 2031').waitFor()
      await page.context().close()
    }
  })

  test('whoever was asked is told, judges, and goes on to the next', async () => {
    const page = await pageOf('reviewer', '/documents')
    await page.getByRole('link', { name: 'For you: 2 new' }).click()
    await page.getByText('editor asks you to judge').first().waitFor()
    await page.goto(`${team.service.origin}/reviews?mine=true`)
    await page.getByText('mine 2 of 2').waitFor()
    const first = await page.locator('[data-row]').first().textContent()
    await page.locator('[data-row]').first().click()
    await page.getByText('yours 1 of 2').waitFor()
    await page.getByLabel('Not checkable').check()
    await page.getByLabel('Summary').fill('Nobody can know that yet.')
    await page.getByRole('button', { name: 'Record the verdict' }).click()
    const other = claims.find(({ text }) => text !== first)
    await page.getByRole('heading', { level: 1, name: other?.text ?? '' }).waitFor()
    expect(await page.getByLabel('Summary').inputValue()).toBe('')
    await page.getByRole('link', { name: 'For you: 2 new' }).click()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('link', { name: 'For you: 2 new' }).waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('a comment that mentions somebody reaches them, and one that gives a verdict away stays hidden', async () => {
    const [claim] = claims
    const page = await pageOf('annotator', `/claims/${claim?.id}`)
    const comments = page.getByRole('form', { name: 'Comment' })
    await comments.getByLabel('Comment').fill('The ministry has figures.')
    await comments.getByLabel('Tell somebody').selectOption({ label: 'reviewer (@reviewer)' })
    await comments.getByRole('button').click()
    await page.getByText('The ministry has figures. @reviewer').waitFor()
    await comments.getByLabel('Comment').fill('It is plainly wrong.')
    await comments.getByLabel('It says how I judge').check()
    await comments.getByRole('button').click()
    await page.getByText('hidden until all have judged').waitFor()
    await page.context().close()
    const told = await pageOf('reviewer', '/notices')
    await told.getByText('annotator mentions you').waitFor()
    await told.locator('[data-row]').first().click()
    await told.getByText('The ministry has figures. @reviewer').waitFor()
    expect(await told.locator('main').textContent()).not.toContain('plainly wrong')
    await told.context().close()
  })

  test('who was asked for a reply, and what they said, stands beside the ruling', async () => {
    const page = await pageOf('reviewer', `/claims/${claims[0]?.id}`)
    await page.getByRole('link', { name: /Is it true\?/ }).click()
    await page.locator('summary', { hasText: 'Record that somebody was asked' }).click()
    const asking = page.getByRole('form', { name: 'Record that somebody was asked' })
    await asking.getByLabel('Or another name').fill('Ministry of Transport')
    await asking.getByLabel('How, like').fill('E-mail to the press office')
    await asking.getByLabel('Answer until').fill('2031-05-01')
    await asking.getByRole('button').click()
    await page.getByText('Ministry of Transport was asked:').waitFor()
    await page.getByText('No answer yet.').waitFor()
    await page.locator('summary', { hasText: 'Record the reply' }).click()
    const answering = page.getByRole('form', { name: 'Record the reply' })
    await answering.getByLabel('What they said').fill('We opened it on 3 May.')
    await answering.getByRole('button').click()
    await page.locator('blockquote', { hasText: 'We opened it on 3 May.' }).waitFor()
    await page.context().close()
  })
})
