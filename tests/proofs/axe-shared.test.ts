import type { Browser } from 'playwright-core'
import type { AccountRole } from '../../src/accounts/account.schema.ts'
import { inBrowser, openPage, startBrowser } from '../browser/browser.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { made } from '../support/desk.ts'
import { reviewIn } from '../support/review.ts'
import { isTooWide, looks, settled, violations } from './axe.ts'

/** The pages of a desk that several people share, with every form on them open. */

inBrowser('axe finds nothing on a shared desk', () => {
  let team: Team
  let browser: Browser
  let pages: (readonly [AccountRole, string])[]
  beforeAll(async () => {
    team = await startTeam()
    browser = await startBrowser()
    pages = await findPages(team)
  })
  afterAll(async () => {
    await browser?.close()
    await team?.stop()
  })

  test.each(looks)(
    'whoever looks ($locale, $colorScheme, $width px)',
    async ({ locale, colorScheme, width }) => {
      const look = { locale, colorScheme, viewport: { width, height: 800 } }
      for (const [role, address] of pages) {
        const proof = { Authorization: `Bearer ${await team.tokenOf(role)}` }
        const page = await openPage(browser, { ...look, extraHTTPHeaders: proof })
        await page.goto(team.service.origin + address)
        await settled(page)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        await settled(page)
        expect({ address, found: await violations(page) }).toEqual({ address, found: [] })
        expect({ address, isTooWide: await isTooWide(page) }).toEqual({ address, isTooWide: false })
        await page.context().close()
      }
    },
    180_000,
  )
})

async function findPages(team: Team): Promise<(readonly [AccountRole, string])[]> {
  const annotator = await team.as('annotator')
  const states = ['OPEN', 'DISPUTED', 'ADJUDICATED', 'RULED', 'CORRECTED'] as const
  const reviews = []
  for (const state of states) reviews.push(await reviewIn(team, state))
  const [open, , , , corrected] = reviews
  const say = (claim: string | undefined) =>
    made(annotator.post(`/claims/${claim}/comments`, { text: 'What of this, @reviewer and @editor?' }))
  await team.as('reviewer')
  await team.as('editor')
  await say(open?.claim)
  const asked = { name: 'City hall', channel: 'E-mail', deadline: '2031-05-03', question: 'Did it open?' }
  await made((await team.as('reviewer')).post(`/reviews/${corrected?.id}/replies`, asked))
  return [
    ...reviews.map(({ id }) => ['editor', `/reviews/${id}`] as const),
    ['reviewer', `/reviews/${open?.id}`],
    ['reviewer', `/claims/${open?.claim}`],
    ['reviewer', `/claims/${corrected?.claim}`],
    ['reviewer', '/reviews?mine=true'],
    ['reviewer', '/notices'],
    ['editor', '/account'],
    ['administrator', '/accounts'],
    ['reader', '/corrections'],
    ['reader', '/agreement?blind=true'],
  ]
}
