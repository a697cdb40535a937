import { fillDesk } from './generate.ts'
import { onDatabase, type Place } from './place.ts'
import { type Running, startService } from './processes.ts'
import { copyPlace, type SharedDesk, shareDesk } from './share.ts'
import { undoLater } from './undo.ts'

/** A filled desk and the service on it. */
export interface Desk {
  place: Place
  claims: number
  service: Running
  sharedPlace: Place
  /** The same as a desk with accounts and rulings. */
  shared: SharedDesk
}

/** Fills a desk with so many claims, and starts the service on it once more, so that it has only served. */
export async function openDesk(place: Place, claims: number, tell: (line: string) => void): Promise<Desk> {
  const filling = await startService(place)
  try {
    await onDatabase(place.url, (client) => fillDesk(client, claims, tell))
  } finally {
    await filling.stop()
  }
  tell('a copy with accounts and rulings')
  const sharedPlace = await copyPlace(place)
  const shared = await shareDesk(sharedPlace)
  const service = await startService(place)
  undoLater(service.stop)
  return { place, claims, service, sharedPlace, shared }
}

export async function closeDesk({ place, service, sharedPlace, shared }: Desk): Promise<void> {
  await Promise.all([service.stop(), shared.service.stop()])
  await place.remove()
  await sharedPlace.remove()
}
