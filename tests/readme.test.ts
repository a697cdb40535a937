import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { Environment } from '../src/config.ts'
import { Service } from './support/service.ts'

const readme = readFileSync('README.md', 'utf8')
let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

test('names every route that there is, and no other', async () => {
  const document = (await service.get('/openapi.json')).body
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(found(/`((?:GET|POST|PATCH|PUT|DELETE) \/[^`?]*)`/g)).toEqual(sorted(routes))
})

test('names every setting that there is with its default, and no other', () => {
  const settings = Object.entries(Environment.properties).map(([name, schema]) =>
    `${name} ${presetOf(schema)}`.trim(),
  )
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(([, name, preset]) =>
    `${name} ${preset ?? ''}`.trim(),
  )
  expect(sorted(rows)).toEqual(sorted(settings))
})

test('names every command that there is, and no other', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/main.js', '--help'])
  const commands = [...stdout.matchAll(/^ {2}(\w+) .*$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help' && name !== 'npm')
  expect(found(/npm run beleg -- (\w+)/g)).toEqual(sorted(commands))
})

test('names every script that there is, and no other', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = [...found(/npm run ([\w:]+)/g), ...found(/npm (start|test)\b/g)]
  expect(sorted(new Set(named))).toEqual(sorted(Object.keys(scripts)))
})

test('shows commands that work: the path of a quote from document to export', async () => {
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block)
  const script = `set -euo pipefail\n${blocks.join('\n')}`
    .replace('http://127.0.0.1:4600', service.origin)
    .replace('-sOJ', '-s')
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    script.replaceAll('jq -r .id', `node -p 'JSON.parse(require("fs").readFileSync(0)).id'`),
  ])
  expect(stdout).toContain('It opened on 2 June.')
  expect(stdout).toContain('target_type,')
})

function presetOf(schema: object): unknown {
  return 'default' in schema ? schema.default : ''
}

/** What the pattern's group finds in the README, each once. */
function found(pattern: RegExp): string[] {
  return sorted(new Set([...readme.matchAll(pattern)].flatMap(([, name]) => (name ? [name] : []))))
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort()
}
