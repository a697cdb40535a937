import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Browser, Page } from 'playwright-core'
import { startTeam, type Team } from '../support/accounts.ts'
import { copyDesk, type DeskCopy } from '../support/desk-copy.ts'
import { inBrowser, openPage, startBrowser } from './browser.ts'

const id = 'beleg'
const secret = 'a secret that only the two know, of some length'

inBrowser('with OpenID Connect', () => {
  let desk: DeskCopy
  let team: Team
  let browser: Browser
  let server: Server
  beforeAll(async () => {
    desk = await copyDesk()
    // The provider must know where Beleg is, and Beleg where the provider is: one of them gets its port first.
    const port = 40_000 + Math.floor(Math.random() * 20_000)
    const origin = `http://127.0.0.1:${port}`
    server = await startProvider(`${origin}/api/v1/oidc/callback`)
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    team = await startTeam({
      desk,
      settings: {
        PORT: `${port}`,
        BELEG_OIDC_ISSUER: issuer,
        BELEG_OIDC_CLIENT_ID: id,
        BELEG_OIDC_CLIENT_SECRET: secret,
      },
    })
    await team.tokenOf('editor')
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await team.stop()
    server.close()
    await desk.remove()
  })

  async function logInAs(email: string): Promise<Page> {
    const page = await openPage(browser, { locale: 'en-GB' })
    await page.goto(`${team.service.origin}/claims`)
    await page.getByRole('link', { name: 'Log in with your organisation' }).click()
    await page.locator('input[name=login]').fill(email)
    await page.locator('input[name=password]').fill('anything')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
    return page
  }

  test('an account with the verified address is logged in', async () => {
    const page = await logInAs('editor@desk.example')
    await page.locator('.app-header').getByText('editor').waitFor()
    await page.getByRole('button', { name: 'Log out' }).waitFor()
    await page.context().close()
  })

  test.each(['stranger@desk.example', 'unverified:editor@desk.example'])(
    '%s is not let in',
    async (email) => {
      const page = await logInAs(email)
      await page.getByText('no account with your verified e-mail address').waitFor()
      await page.context().close()
    },
  )
})

/** Lets in everybody under the address they type; one behind "unverified:" is not verified. */
function startProvider(redirectUri: string): Promise<Server> {
  return new Promise((resolve) => {
    const holder: { provider?: Provider } = {}
    const listening: Server = new Provider('http://127.0.0.1', {}).listen(0, '127.0.0.1', () => {
      const { port } = listening.address() as AddressInfo
      listening.removeAllListeners('request')
      holder.provider = new Provider(`http://127.0.0.1:${port}`, {
        clients: [{ client_id: id, client_secret: secret, redirect_uris: [redirectUri] }],
        claims: { email: ['email', 'email_verified'] },
        findAccount: (_context, sub) => ({
          accountId: sub,
          claims: () => ({
            sub,
            email: sub.replace('unverified:', ''),
            email_verified: !sub.startsWith('unverified:'),
          }),
        }),
      })
      listening.on('request', holder.provider.callback())
      resolve(listening)
    })
  })
}
