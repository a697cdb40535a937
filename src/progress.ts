import { clearLine, cursorTo } from 'node:readline'
import { SingleBar } from 'cli-progress'

/** How far a long work is: a bar with its rate and the time left, where a person watches. */
export interface Progress {
  at(done: number): void
  /** Writes lines to the same terminal, above the bar. */
  above(tell: () => void): void
  end(): void
}

/** `total` is undefined where nobody knows it yet. Nothing is drawn where `stream` is no terminal. */
export function showProgress(
  noun: string,
  total: number | undefined,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  const beganAt = Date.now()
  const bar = new SingleBar({
    format: total === undefined ? unmeasured(noun) : measured(noun),
    ...{ stream, clearOnComplete: true, stopOnComplete: false, gracefulExit: false, etaBuffer: 100 },
    ...{ barCompleteChar: '█', barIncompleteChar: '░', barsize: 30 },
  })
  bar.start(total ?? 0, 0, { rate: 0 })
  return {
    at(done) {
      const seconds = Math.max((Date.now() - beganAt) / 1000, 0.001)
      bar.update(done, { rate: Math.round(done / seconds) })
    },
    above(tell) {
      if (stream.isTTY) {
        cursorTo(stream, 0)
        clearLine(stream, 0)
      }
      tell()
    },
    end: () => bar.stop(),
  }
}

function measured(noun: string): string {
  return `{bar} {percentage} % · {value} of {total} ${noun} · {rate} a second · {eta_formatted} left`
}

function unmeasured(noun: string): string {
  return `{value} ${noun} · {rate} a second · {duration_formatted}`
}
