import autocannon from 'autocannon'

const connections = 16

export interface Answers {
  perSecond: number
  p50Ms: number
  p975Ms: number
  /** How many were answered 200, and how many 304. */
  whole: number
  unchanged: number
}

/**
 * Sixteen readers ask for the addresses, each from another one on, for so many seconds.
 * @throws Error when an answer was neither 200 nor 304.
 */
export async function ask(
  origin: string,
  paths: readonly string[],
  seconds: number,
  headers: Record<string, string> = {},
): Promise<Answers> {
  let reader = 0
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers,
    setupClient(client) {
      const from = Math.floor((reader * paths.length) / connections)
      reader += 1
      client.setRequests([...paths.slice(from), ...paths.slice(0, from)].map((path) => ({ path })))
    },
  })
  const failed = result.errors + result.timeouts + result['4xx'] + result['5xx']
  if (failed > 0) throw new Error(`${failed} requests to ${origin} failed`)
  return {
    perSecond: (result['2xx'] + result['3xx']) / result.duration,
    p50Ms: result.latency.p50,
    p975Ms: result.latency.p97_5,
    whole: result['2xx'],
    unchanged: result['3xx'],
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
