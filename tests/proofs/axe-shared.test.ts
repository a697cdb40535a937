import type { Browser } from 'playwright-core'
import type { AccountRole } from '../../src/accounts/account.schema.ts'
import { inBrowser, openPage, startBrowser } from '../browser/browser.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { made } from '../support/desk.ts'
import { publishedClaim } from '../support/published.ts'
import { reviewIn } from '../support/review.ts'
import { isTooWide, looks, settled, violations } from './axe.ts'

/** The pages of a desk that several people share, with every form on them open, and those that it shows to everybody. */

inBrowser('axe finds nothing on a shared desk', () => {
  let team: Team
  let browser: Browser
  let pages: (readonly [AccountRole | 'nobody', string])[]
  beforeAll(async () => {
    team = await startTeam({ settings: { BELEG_SITE: 'https://desk.example' } })
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
        const page = await openPage(browser, { ...look, extraHTTPHeaders: await proofOf(role) })
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

  test.each(looks)(
    'who reads the report of an import ($locale, $colorScheme, $width px)',
    async ({ locale, colorScheme, width }) => {
      const look = { locale, colorScheme, viewport: { width, height: 800 } }
      const page = await openPage(browser, { ...look, extraHTTPHeaders: await proofOf('editor') })
      await page.goto(`${team.service.origin}/imports`)
      for (const [file, shown] of [
        [checksFile, page.getByRole('heading', { level: 2 })],
        [tableFile, page.locator('legend')],
      ] as const) {
        await page.locator('input[type=file]').setInputFiles(file)
        await shown.waitFor()
        await settled(page)
        expect(await violations(page)).toEqual([])
        expect(await isTooWide(page)).toBe(false)
      }
      await page.context().close()
    },
  )

  async function proofOf(role: AccountRole | 'nobody'): Promise<Record<string, string>> {
    return role === 'nobody' ? {} : { Authorization: `Bearer ${await team.tokenOf(role)}` }
  }
})

const check = {
  '@type': 'ClaimReview',
  author: { name: 'Checks' },
  reviewRating: { alternateName: 'Stimmt so nicht ganz' },
}
const checks = [
  check,
  { ...check, claimReviewed: 'Donaudampfschifffahrtsgesellschaften zahlen keine Steuern.' },
]
const tableFile = {
  ...{ name: 'claims.csv', mimeType: 'text/csv' },
  buffer: Buffer.from('Was;Sprache;Datum;Medium\r\nDie Brücke ist blau.;de;;\r\n'),
}
const checksFile = {
  ...{ name: 'checks.json', mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify(checks)),
}

async function findPages(team: Team): Promise<(readonly [AccountRole | 'nobody', string])[]> {
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
  const german = await publishedClaim(team, {
    claim: { text: 'Die Brücke wird im Mai eröffnet.', language: 'de' },
    document: { language: 'de' },
  })
  const { rulings } = (await (await team.as('editor')).get(`/reviews/${corrected?.id}`)).body
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
    ['reader', '/exports?what=rulings'],
    ['reader', '/imports'],
    ['nobody', '/corrections'],
    ['nobody', '/published'],
    ['nobody', '/published/corrections'],
    ['nobody', `/published/${german.ruling}`],
    ...rulings.map(({ id }: { id: string }) => ['nobody', `/published/${id}`] as const),
    ['reader', '/agreement?blind=true'],
  ]
}
