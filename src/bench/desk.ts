import { fillDesk } from './generate.ts'
import { onDatabase, type Place } from './place.ts'
import { type Running, startService } from './processes.ts'
import { undoLater } from './undo.ts'

/** A filled desk and the service on it. */
export interface Desk {
  place: Place
  claims: number
  service: Running
}

/** Fills a desk with so many claims, and starts the service on it once more, so that it has only served. */
export async function openDesk(place: Place, claims: number, tell: (line: string) => void): Promise<Desk> {
  const filling = await startService(place)
  try {
    await onDatabase(place.url, (client) => fillDesk(client, claims, tell))
  } finally {
    await filling.stop()
  }
  const service = await startService(place)
  undoLater(service.stop)
  return { place, claims, service }
}
