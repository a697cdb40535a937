import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Who may import whom: DESIGN, section 4. */

interface Import {
  from: string
  /** A file below src, or the name of a package. */
  what: string
  isTypeOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('database/generated/'),
)
const textOf = (file: string) => readFileSync(join('src', file), 'utf8')
const imports = files.flatMap(importsOf)

function importsOf(file: string): Import[] {
  const text = textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const statements = text.matchAll(
    /^(?:import|export)\s(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].map(([, names = '', fixed, dynamic]) => {
    const address = fixed ?? dynamic ?? ''
    const what = address.startsWith('.') ? normalize(join(dirname(file), address)) : address
    return { from: file, what, isTypeOnly: isTypeOnly(names) }
  })
}

/** `import type { … }`, or braces in which everything is a type. */
function isTypeOnly(names: string): boolean {
  const [, inBraces] = /^\{([\s\S]*)\}$/.exec(names.trim()) ?? []
  const each =
    inBraces
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return names.startsWith('type ') || (each.length > 0 && each.every((name) => name.startsWith('type ')))
}

/** All that a file brings with it when it runs: files and packages, through everything it imports by value. */
function loadedBy(file: string, loaded = new Set<string>()): Set<string> {
  for (const { from, what, isTypeOnly } of imports) {
    if (from !== file || isTypeOnly || loaded.has(what)) continue
    loaded.add(what)
    loadedBy(what, loaded)
  }
  return loaded
}

const packagesOf = (file: string) => [...loadedBy(file)].filter((what) => !files.includes(what)).sort()
const lines = (found: Import[]) => found.map(({ from, what }) => `${from} → ${what}`)

const isWeb = (file: string) => file.startsWith('web/')
const schemas = files.filter((file) => file.endsWith('.schema.ts'))
/** Rules and shapes that need nothing but their arguments. */
const pure = [
  'markdown.ts',
  ...['quotes/anchor.ts', 'verdicts/verdict-rules.ts', 'speakers/slug.ts', 'moments.ts', 'web-address.ts'],
  ...[
    'accounts/roles.ts',
    'reviews/review-table.ts',
    'shapes.ts',
    'errors.ts',
    'json-pointer.ts',
    'exports/columns.ts',
    'exports/format-names.ts',
    'exports/code-points.ts',
    'exports/words.ts',
  ],
]

test('the imports are found at all', () => {
  expect(imports.length).toBeGreaterThan(200)
  expect(imports).toContainEqual({ from: 'main.ts', what: 'command.ts', isTypeOnly: false })
  expect(imports).toContainEqual({ from: 'paging.ts', what: 'database/open.ts', isTypeOnly: true })
  expect(loadedBy('main.ts')).toContain('quotes/anchor.ts')
  expect(packagesOf('main.ts')).toContain('pg')
  expect(isTypeOnly('{ type Sql, sql }')).toBe(false)
  expect(isTypeOnly('{ type Sql, type Page }')).toBe(true)
})

test.each(schemas)('%s brings nothing but shapes', (file) => {
  expect(packagesOf(file).filter((name) => name !== 'typebox')).toEqual([])
  for (const loaded of loadedBy(file)) expect([...schemas, ...pure, 'typebox']).toContain(loaded)
})

test.each(pure)('%s is pure: it brings nothing that reads or writes', (file) => {
  expect(files).toContain(file)
  expect(packagesOf(file).filter((name) => name !== 'typebox')).toEqual([])
  expect(textOf(file)).not.toMatch(/\bprocess\.|\bfetch\(|\bconsole\.|Math\.random|Date\.now|new Date\(\)/)
})

test('only routes, and what puts the service together, know HTTP', () => {
  const mayKnow = /^(http|web|build|bench)\/|\.(routes)\.ts$|^(serve|command)\.ts$/
  expect(lines(imports.filter(({ from, what }) => /^http\//.test(what) && !mayKnow.test(from)))).toEqual([])
})

test('only the HTTP side uses Express and its like, and what fetches pages asks others', () => {
  const http = /^(express|helmet|pino-http|node:http)$/
  const mayUse = /^(http|bench)\/|^serve\.ts$|^web-pages\/(fetch-page|page-body)\.ts$/
  expect(lines(imports.filter(({ from, what }) => http.test(what) && !mayUse.test(from)))).toEqual([])
})

test('status codes stand in one file', () => {
  const domain = files.filter(
    (file) => !/^(http|web|build|bench|database)\//.test(file) && !/\.(routes|schema)\.ts$/.test(file),
  )
  expect(domain.filter((file) => /\bstatus(Code)?\s*[:=(]\s*[1-5]\d\d\b/.test(textOf(file)))).toEqual([])
})

test('domain files never import routes', () => {
  const routes = imports.filter(({ what }) => what.endsWith('.routes.ts'))
  expect(lines(routes.filter(({ from }) => !/\.routes\.ts$|^http\//.test(from)))).toEqual([])
})

test('only the database folder and .sql.ts files know how the database is reached', () => {
  const drivers = /^(pg|@prisma\/|@electric-sql\/)/
  expect(
    lines(imports.filter(({ from, what }) => drivers.test(what) && !/^(database|bench)\//.test(from))),
  ).toEqual([])
  const generated = imports.filter(({ what }) => what.startsWith('database/generated/'))
  expect(lines(generated.filter(({ from }) => !from.startsWith('database/')))).toEqual([])
})

test('the browser app takes types from schemas, and values from pure files only', () => {
  const outside = imports.filter(({ from, what }) => isWeb(from) && files.includes(what) && !isWeb(what))
  expect(outside.length).toBeGreaterThan(0)
  const forbidden = outside.filter(({ what, isTypeOnly }) =>
    isTypeOnly ? !schemas.includes(what) && !pure.includes(what) : !pure.includes(what),
  )
  expect(lines(forbidden)).toEqual([])
})

test('nothing outside the browser app imports it', () => {
  expect(lines(imports.filter(({ from, what }) => !isWeb(from) && isWeb(what)))).toEqual([])
})

test('no file but a configuration has a default export', () => {
  const defaults = files.filter((file) =>
    /^\s*export default\b|export \{[^}]*\bas default\b/m.test(textOf(file)),
  )
  expect(defaults.filter((file) => !/\.config\.ts$/.test(file))).toEqual([])
})

test('the environment is read in config.ts and nowhere else', () => {
  const readers = files.filter((file) =>
    /process\s*(\.|\[['"])\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process|from 'node:process'/.test(
      textOf(file),
    ),
  )
  expect(readers.filter((file) => !/^(build|bench)\//.test(file))).toEqual(['config.ts'])
})

test('there is no index.ts and no folder of helpers', () => {
  expect(
    files.filter((file) => /(^|\/)(index\.ts|(utils?|helpers?|managers?|common|lib)(\/|\.tsx?$))/.test(file)),
  ).toEqual([])
})
