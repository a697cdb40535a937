import type { Browser, Page } from 'playwright-core'
import { addClaim, made } from '../support/desk.ts'
import { Service } from '../support/service.ts'
import { inBrowser, openPage, startBrowser } from './browser.ts'

inBrowser('two people who change the same claim', () => {
  let service: Service
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    service = await Service.start()
    browser = await startBrowser()
    page = await openPage(browser, { locale: 'en-GB' })
  })
  afterAll(async () => {
    await browser.close()
    await service.stop()
  })

  async function edit(fields: Record<string, string>, meanwhile: object): Promise<string> {
    const claim = await addClaim(service, { topics: ['bridges'] })
    await page.goto(`${service.origin}/claims/${claim.id}`)
    await page.getByRole('button', { name: 'Edit claim' }).click()
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
    await made(service.patch(`/claims/${claim.id}`, meanwhile))
    await page.getByRole('button', { name: 'Save' }).click()
    return claim.id
  }

  test('both changes stand when they touch different fields, and that is said', async () => {
    const id = await edit({ Topics: 'bridges, roads' }, { text: 'The bridge opens in June.' })
    await page.getByText('both changes stand').last().waitFor()
    const { body } = await service.get(`/claims/${id}`)
    expect(body).toMatchObject({ text: 'The bridge opens in June.', topics: ['bridges', 'roads'] })
  })

  test('choose between mine and theirs, with the base beside them, when they touch the same', async () => {
    const id = await edit({ Topics: 'mine' }, { topics: ['theirs'] })
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this too' })
    await dialog.waitFor()
    expect(await dialog.textContent()).toMatch(/When you began: *bridges.*Mine: *mine.*Theirs: *theirs/)
    expect(await dialog.getByRole('button', { name: 'Save as chosen' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Mine').check()
    await dialog.getByRole('button', { name: 'Save as chosen' }).click()
    await page.getByRole('button', { name: 'Edit claim', expanded: false }).waitFor()
    await expect(service.get(`/claims/${id}`)).resolves.toMatchObject({ body: { topics: ['mine'] } })
  })

  test('nothing is lost when somebody leaves without choosing', async () => {
    const id = await edit({ Topics: 'mine' }, { topics: ['theirs'] })
    await page.getByRole('button', { name: 'Back to my form' }).click()
    expect(await page.getByLabel('Topics').inputValue()).toBe('mine')
    expect((await service.get(`/claims/${id}`)).body.topics).toEqual(['theirs'])
  })
})
