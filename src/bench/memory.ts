import { residentMegabytes } from './processes.ts'

const sampleMs = 250

/** Resident memory of a process in megabytes: when something began, and the most while it ran. */
export interface Memory {
  processId: number
  atStart: number
  most: number
}

export async function memoryOf(processId: number): Promise<Memory> {
  const atStart = await residentMegabytes(processId)
  return { processId, atStart, most: atStart }
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
