// Builds dist/: the Prisma client, the service and the browser app. With --if-changed only when something changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = join(root, 'dist/.built')
const inputs = ['package-lock.json', 'tsconfig.json', 'prisma', 'src']
const made = join(root, 'src/database/generated')

const state = stateOf(inputs)
if (process.argv.includes('--if-changed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === state)
  process.exit(0)

process.stderr.write('Building Beleg …\n')
rmSync(join(root, 'dist'), { recursive: true, force: true })
rmSync(made, { recursive: true, force: true })
run('prisma', 'generate', '--config', 'prisma/prisma.config.ts')
run('tsc', '-p', '.')
run('vite', 'build', '--config', 'src/build/service.config.ts', '--logLevel', 'warn')
run('vite', 'build', 'src/web', '--logLevel', 'warn')
writeFileSync(stamp, state)

/** A hash over the names and contents of everything that is built from. */
function stateOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesIn(join(root, path))).sort())
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (path.endsWith('.json')) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name)
    if (inner === made.replace(/\/$/, '')) return []
    return entry.isDirectory() ? filesIn(inner) : [inner]
  })
}

function run(tool, ...parameters) {
  const program = join(root, 'node_modules/.bin', tool)
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: root, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nbeleg: ${tool} failed\n`)
  process.exit(1)
}
