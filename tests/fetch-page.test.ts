import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { fetchPage } from '../src/web-pages/fetch-page.ts'
import { isPublicAddress } from '../src/web-pages/public-address.ts'
import { daily, type FakeWeb, page, redirect, startFakeWeb } from './support/fake-web.ts'

/** Fetching a page reaches nothing but the public internet. No test of it touches a network: see fake-web.ts. */

let web: FakeWeb
beforeEach(async () => {
  web = await startFakeWeb()
})
afterEach(() => web.close())

const article = '<html><body><p>The bridge opens in May.</p></body></html>'

/** By class: addresses that no page is fetched from. */
const inside = {
  'this network': ['0.0.0.0', '0.1.2.3'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  "a carrier's own": ['100.64.0.1', '100.127.255.255'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'link local': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  "a cloud's platform": ['168.63.129.16'],
  protocols: ['192.0.0.1', '192.0.0.170', '2001:1::1', '2001:2::1', '2001:10::1', '2001:20::1'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  relays: ['192.31.196.1', '192.52.193.1', '192.88.99.1', '192.175.48.1', '2620:4f:8000::1'],
  benchmarking: ['198.18.0.1', '198.19.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  'reserved and broadcast': ['240.0.0.1', '255.255.255.255'],
  unspecified: ['::'],
  'IPv4-compatible (::/96)': ['::7f00:1', '::127.0.0.1', '::8.8.8.8'],
  'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:0:8.8.8.8'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1'],
  '6to4': ['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1'],
  Teredo: ['2001::1', '2001:0:7f00:1::'],
  'discard only': ['100::1', '100:0:0:1::1'],
  'unique local': ['fc00::1', 'fd12:3456::1'],
  'site local': ['fec0::1'],
  'segment routing': ['5f00::1'],
  'handed out to nobody': ['1::1', '4000::1', 'e000::1'],
  'no address': ['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.2.3.4.5', '20.0.0.1 '],
}
const refused = Object.entries(inside).flatMap(([kind, addresses]) =>
  addresses.map((address): [string, string] => [kind, address]),
)

describe.each(refused)('%s: %s', (_kind, address) => {
  test('opens no connection when a name leads there, alone or beside a public address', async () => {
    for (const addresses of [[address], [daily, address], [address, daily], ['2600::1', address]]) {
      web.names['daily.example'] = addresses
      for (const url of ['http://daily.example/', 'https://daily.example/'])
        await expect(fetchPage(web, url)).rejects.toThrow('not on the public internet')
    }
    expect(web.connections).toEqual([])
  })

  test('opens no second connection when a public page redirects there', async () => {
    web.names['inner.example'] = [address]
    web.pages['daily.example/'] = redirect('http://inner.example/')
    await expect(fetchPage(web, 'http://daily.example/')).rejects.toThrow('not on the public internet')
    expect(web.connections).toEqual([`${daily}:80`])
  })
})

const literals = refused.filter(
  ([kind, address]) => kind !== 'no address' && !address.includes('%') && address !== '',
)

test.each(literals)('%s: %s in place of a name opens no connection either', async (_kind, address) => {
  const host = address.includes(':') ? `[${address}]` : address
  await expect(fetchPage(web, `http://${host}/`)).rejects.toThrow('not on the public internet')
  web.pages['daily.example/'] = redirect(`http://${host}/`)
  await expect(fetchPage(web, 'http://daily.example/')).rejects.toThrow('not on the public internet')
  expect(web.connections).toEqual([`${daily}:80`])
  expect(web.lookedUp).toEqual(['daily.example'])
})

test.each([
  ...['http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/', 'http://0/'],
  ...['http://127.0.0.1./', 'http://①②⑦.⓪.⓪.①/', 'http://%31%32%37.0.0.1/', 'http://[::ffff:7f00:1]/'],
  'http://[0:0:0:0:0:0:0:1]/',
])('sees through %s', async (url) => {
  await expect(fetchPage(web, url)).rejects.toThrow('not on the public internet')
  expect([web.lookedUp, web.connections]).toEqual([[], []])
})

test.each([
  ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.1'],
  ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...['2001:200::1', '2001:4860:4860::8888', '2600::1', '2a00:1450::1', '3ffe::1'],
])('%s is on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

describe('connects', () => {
  test('to exactly the address that was checked, and asks for names once', async () => {
    web.names['daily.example'] = [['20.0.0.7'], ['127.0.0.1']]
    web.pages['daily.example/'] = page(article)
    await fetchPage(web, 'http://daily.example/')
    expect([web.lookedUp, web.connections]).toEqual([['daily.example'], ['20.0.0.7:80']])
  })

  test('for each redirect anew, so a name that has moved inside is refused', async () => {
    web.names['daily.example'] = [['20.0.0.7'], ['127.0.0.1']]
    web.pages['daily.example/'] = redirect('/again')
    await expect(fetchPage(web, 'http://daily.example/')).rejects.toThrow('not on the public internet')
    expect(web.connections).toEqual(['20.0.0.7:80'])
  })

  test('over TLS to whom the certificate names, and to nobody else', async () => {
    web.names['other.example'] = [daily]
    web.pages['secure.example/'] = page(article)
    web.pages['other.example/'] = page(article)
    expect(Buffer.from((await fetchPage(web, 'https://secure.example/')).body).toString()).toBe(article)
    await expect(fetchPage(web, 'https://other.example/')).rejects.toThrow('could not be reached')
  })

  test.each([
    ['file:///etc/passwd', 'http:// and https://'],
    ['ftp://daily.example/', 'http:// and https://'],
    ['data:text/html,x', 'http:// and https://'],
    ['http://daily.example:22/', 'ports 80 and 443'],
    ['http://daily.example:8080/', 'ports 80 and 443'],
    ['http://ada:secret@daily.example/', 'user name or password'],
    ['http://nowhere.example/', 'no such host'],
  ])('never to %s, asked for or redirected to', async (url, why) => {
    web.pages['daily.example/start'] = redirect(url)
    await expect(fetchPage(web, url)).rejects.toThrow(why)
    expect(web.connections).toEqual([])
    await expect(fetchPage(web, 'http://daily.example/start')).rejects.toThrow(why)
    expect(web.connections).toEqual([`${daily}:80`])
  })
})

test('tells a page nothing of who asks, and brings back no cookie', async () => {
  const asked: Record<string, unknown>[] = []
  web.pages['daily.example/a'] = (response, headers) => {
    asked.push(headers)
    response.writeHead(302, { location: '/b', 'set-cookie': 'who=ada' }).end()
  }
  web.pages['daily.example/b'] = (response, headers) => {
    asked.push(headers)
    page(article)(response, headers)
  }
  await fetchPage(web, 'http://daily.example/a#part')
  const names = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']
  expect(asked.map((headers) => Object.keys(headers).sort())).toEqual([names, names])
})

test('follows five redirects and says where it came to; not six', async () => {
  for (let n = 0; n < 6; n++) web.pages[`daily.example/${n}`] = redirect(`${n + 1}`, 301 + (n % 3))
  web.pages['daily.example/6'] = page(article)
  await expect(fetchPage(web, 'http://daily.example/0')).rejects.toThrow('redirects more than 5 times')
  expect(await fetchPage(web, 'http://daily.example/1')).toMatchObject({
    url: 'http://daily.example/1',
    finalUrl: 'http://daily.example/6',
  })
})

describe('a page', () => {
  const hash = createHash('sha256').update(article).digest('hex')

  test.each<[string, Uint8Array]>([
    ['gzip', gzipSync(article)],
    ['x-gzip', gzipSync(article)],
    ['deflate', deflateSync(article)],
    ['br', brotliCompressSync(article)],
    ['identity', Buffer.from(article)],
    ['', Buffer.from(article)],
  ])('packed as "%s" has the hash of its unpacked bytes', async (encoding, body) => {
    web.pages['daily.example/'] = page(body, { 'content-encoding': encoding })
    const raw = await fetchPage(web, 'http://daily.example/')
    expect(raw).toMatchObject({ sha256: hash, mediaType: 'text/html', charset: 'utf-8' })
    expect(Buffer.from(raw.body).toString()).toBe(article)
  })

  const bomb = gzipSync(Buffer.alloc(200_000_000))

  test.each([
    ['too large', page('x'.repeat(5_000_001)), 'too large'],
    ['too large when unpacked', page(bomb, { 'content-encoding': 'gzip' }), 'too large'],
    ['broken off', page(gzipSync(article).subarray(0, 20), { 'content-encoding': 'gzip' }), 'broke'],
    ['no gzip at all', page(article, { 'content-encoding': 'gzip' }), 'broke'],
    ['packed in an unknown way', page(article, { 'content-encoding': 'zstd' }), 'not understood'],
    ['packed twice', page(article, { 'content-encoding': 'gzip, gzip' }), 'not understood'],
    ['a picture', page('', { 'content-type': 'image/png' }), 'no page of text'],
    ['a PDF', page('%PDF-1.7', { 'content-type': 'application/pdf' }), 'no page of text'],
    ['not there', page(article, {}, 404), '(404)'],
    ['for members only', page(article, {}, 402), '(402)'],
    ['empty', page('', {}, 204), '(204)'],
    ['a part', page(article, {}, 206), '(206)'],
    ['moved nowhere', page('', {}, 302), '(302)'],
    ['moved to no address', redirect('http://[/'), 'no address'],
    ['hung up on', (response) => void response.destroy(), 'broke'],
    ['shorter than it says', shorter, 'broke'],
    ['no HTTP', (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'), 'broke'],
    ['all headers', page('', { 'x-long': 'x'.repeat(40_000) }), 'broke'],
  ] satisfies [string, FakeWeb['pages'][string], string][])(
    'that is %s is refused',
    async (_how, answer, why) => {
      web.pages['daily.example/'] = answer
      await expect(fetchPage(web, 'http://daily.example/')).rejects.toThrow(why)
      await nothingOpen()
    },
  )

  test.each([
    ['comes in drops', (response) => drip(response)],
    ['never begins', () => undefined],
  ] satisfies [string, FakeWeb['pages'][string]][])(
    'that %s is given up in time, and hung up on',
    async (_how, answer) => {
      web.pages['daily.example/'] = answer
      await expect(fetchPage(web, 'http://daily.example/', 300)).rejects.toThrow('takes too long')
      await nothingOpen()
    },
  )

  test('whose name is looked up for too long is given up, and no connection opened later', async () => {
    const slow = {
      ...web,
      resolve: async () => {
        await pause(200)
        return [daily]
      },
    }
    await expect(fetchPage(slow, 'http://daily.example/', 50)).rejects.toThrow('takes too long')
    await pause(300)
    expect(web.connections).toEqual([])
  })
})

function shorter(response: Parameters<FakeWeb['pages'][string]>[0]): void {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' })
  response.write('<p>The bridge', () => response.destroy())
}

function drip(response: Parameters<FakeWeb['pages'][string]>[0]): void {
  response.writeHead(200, { 'content-type': 'text/html' })
  const timer = setInterval(() => response.write('<p>drop'), 20)
  response.on('close', () => clearInterval(timer))
}

async function nothingOpen(): Promise<void> {
  for (let patience = 0; patience < 50 && (await web.open()) > 0; patience++) await pause(20)
  expect(await web.open()).toBe(0)
}
