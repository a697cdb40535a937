import { residentMegabytes } from './processes.ts'

const sampleMs = 250

/** Resident memory of a process in megabytes: the most while something warmed up, and the most while it ran. */
export interface Memory {
  processId: number
  atFirst: number
  most: number
}

export async function memoryOf(processId: number): Promise<Memory> {
  const atFirst = await residentMegabytes(processId)
  return { processId, atFirst, most: atFirst }
}

/** It is warm now: what comes beyond grows with the work. */
export function warmedUp(watched: readonly Memory[]): void {
  for (const memory of watched) memory.atFirst = memory.most
}

/** Notes how much memory the processes take while something runs. */
export async function watching<Result>(
  watched: readonly Memory[],
  work: () => Promise<Result>,
): Promise<Result> {
  const look = async (memory: Memory) => {
    memory.most = Math.max(memory.most, await residentMegabytes(memory.processId))
  }
  const timer = setInterval(() => void Promise.all(watched.map(look)), sampleMs)
  return work().finally(() => clearInterval(timer))
}
