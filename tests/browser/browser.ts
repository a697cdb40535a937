import { existsSync, readFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** A real Chromium: that of the system, as none is downloaded. */

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** `describe` where there is a browser; without one it is skipped with a loud line, but fails where CI=true. */
export const inBrowser = existsSync(path) ? describe : describeWithout

function describeWithout(name: string, _tests: () => void): void {
  const line = `NO BROWSER at ${path}: "apt-get install chromium", or set CHROMIUM_PATH.`
  if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(line)
    })
    return
  }
  process.stderr.write(`\n*** SKIPPED: ${name}. ${line}\n\n`)
  test.skip(name, () => undefined)
}

export function startBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', '--headless', ...quiet] })
}

/** A page of a reader of their own, whose errors fail the test. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** The text that the stories paste: the real report where it lies beside the project, else the sample's briefing. */
export function readReport(): string {
  const files = ['../shared/articles/hanoi-2019.de.txt', 'data/hanoi-2019/briefing.de.txt']
  const file = files.find((one) => existsSync(one))
  if (!file) throw new Error(`None of these is there: ${files.join(', ')}`)
  return readFileSync(file, 'utf8')
}

/** What a download holds, once `act` has started it. */
export async function download(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return readFileSync(await file.path(), 'utf8')
}
