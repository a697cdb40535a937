import type { Browser } from 'playwright-core'
import { inBrowser, openPage, startBrowser } from '../browser/browser.ts'
import { Service } from '../support/service.ts'
import { allowPlainSql } from '../support/tables.ts'
import { isTooWide, looks, settled, violations } from './axe.ts'

/** No page breaks a WCAG 2.2 A or AA rule that a machine can check, in either language and colour scheme. */

inBrowser('axe finds nothing', () => {
  let service: Service
  let browser: Browser
  let addresses: string[]
  beforeAll(async () => {
    service = await Service.start({ sample: true })
    await addSecondReviewer(service)
    browser = await startBrowser()
    addresses = await findAddresses(service)
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
  })

  test.each(looks)(
    'on any page ($locale, $colorScheme, $width px)',
    async ({ locale, colorScheme, width }) => {
      const page = await openPage(browser, { locale, colorScheme, viewport: { width, height: 800 } })
      for (const address of addresses) {
        await page.goto(service.origin + address)
        await settled(page)
        expect({ address, found: await violations(page) }).toEqual({ address, found: [] })
        expect({ address, isTooWide: await isTooWide(page) }).toEqual({ address, isTooWide: false })
      }
      await page.context().close()
    },
    180_000,
  )

  test.each(looks)(
    'in the quote form and an open quote ($locale, $colorScheme, $width px)',
    async (look) => {
      const { locale, colorScheme, width } = look
      const page = await openPage(browser, { locale, colorScheme, viewport: { width, height: 800 } })
      const document = addresses.find((address) => /documents\/[0-9a-f-]{36}$/.test(address))
      await page.goto(service.origin + document)
      await settled(page)
      await page.keyboard.press('q')
      await page.locator('.desk-words').press('Enter')
      await page.keyboard.type('Nobody known')
      await page.getByRole('option').first().waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.keyboard.press('Alt+3')
      await page.keyboard.press('1')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('alert').first().waitFor()
      await page.locator('.desk-quote-line').first().press('Enter')
      expect(await violations(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      await page.context().close()
    },
    60_000,
  )
})

/** Every page there is, by one example of each. */
async function findAddresses(service: Service): Promise<string[]> {
  const first = async (list: string) => (await service.get(`/${list}?limit=1`)).body.items[0]
  const [document, speaker, claim, quote, source] = await Promise.all(
    ['documents', 'speakers', 'claims', 'quotes', 'sources'].map(first),
  )
  return [
    '/documents',
    '/documents/new',
    `/documents/${document.id}`,
    `/documents/${document.id}?quote=${quote.id}`,
    '/speakers',
    '/speakers/new',
    `/speakers/${speaker.slug}`,
    '/speakers/donald-trump',
    '/claims',
    '/claims?rating=false',
    `/claims/${claim.id}`,
    `/quotes/${quote.id}`,
    '/sources',
    `/sources/${source.id}`,
    '/agreement?includeExamples=true',
    '/reviews',
    '/corrections',
    '/exports',
    '/exports?what=rulings&format=claimreview',
    '/exports?what=desk',
    '/imports',
    '/permissions',
    '/account',
    '/log-in',
    '/set-up',
    '/invitation',
    `/claims/${claim.id}?at=${new Date().toISOString()}`,
    '/nowhere',
  ]
}

/** Somebody who rates all as the first one did, but for the claims, which are all true to them. */
async function addSecondReviewer(service: Service): Promise<void> {
  await allowPlainSql(service)
  await service.sql(`
    with second as (insert into reviewer (id, slug, name) values (gen_random_uuid(), 'second', 'Zweite Prüferin') returning id)
    insert into verdict (id, quote_id, claim_id, aspect, rating_id, reviewer_id, summary, as_of)
    select gen_random_uuid(), v.quote_id, v.claim_id, v.aspect,
      case when v.aspect = 'TRUTH' then (select id from rating where aspect = 'TRUTH' and key = 'true') else v.rating_id end,
      second.id, v.summary, v.as_of from verdict v, second where v.supersedes_id is null`)
}
