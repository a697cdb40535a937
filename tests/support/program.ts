import { type ChildProcess, spawn } from 'node:child_process'

/** The `beleg` command as a person starts it. */

interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Program {
  process: ChildProcess
  /** What it has said so far. */
  said: { stdout: string; stderr: string }
  /** The address it is ready at. Fails with what it said when it ends instead. */
  ready: Promise<string>
  ended: Promise<Ended>
}

export function startProgram(
  parameters: readonly string[],
  settings: Record<string, string>,
  input: 'ignore' | 'pipe' = 'ignore',
): Program {
  const child = spawn(process.execPath, ['dist/main.js', ...parameters], {
    env: { ...process.env, DATABASE_URL: '', ...settings },
    stdio: [input, 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...said }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (piece) => {
      said.stderr += piece
    })
    child.stdout?.setEncoding('utf8').on('data', (piece) => {
      said.stdout += piece
      const [, address] = /ready at (http:\S+)/.exec(said.stdout) ?? []
      if (address) resolve(address)
    })
    void ended.then(({ code, stderr }) => reject(new Error(`It ended (${code}): ${stderr}`)))
  })
  // Who waits for the end only need not care that it never got ready.
  ready.catch(() => {})
  return { process: child, said, ready, ended }
}

/** Runs it to its end. */
export function runProgram(parameters: readonly string[], settings: Record<string, string>): Promise<Ended> {
  return startProgram(parameters, settings).ended
}
