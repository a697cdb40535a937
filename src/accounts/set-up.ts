import { timingSafeEqual } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { digestOf, newSecret } from './secrets.ts'

/** The one-time address under which the first administrator is made. This process keeps the digest of its key in memory. */
export interface SetUp {
  /** @throws DomainError `not-found` for a wrong key, and when there is nothing to set up. */
  require(key: string): void
  end(): void
}

/** @returns the key, which is printed once, and what recognises it. */
export function openSetUp(): { key: string; setUp: SetUp } {
  const key = newSecret('setup')
  let digest: string | undefined = digestOf(key)
  const setUp: SetUp = {
    require(shown) {
      if (digest === undefined || !timingSafeEqual(Buffer.from(digestOf(shown)), Buffer.from(digest)))
        throw nothingToSetUp()
    },
    end() {
      digest = undefined
    },
  }
  return { key, setUp }
}

/** For a desk that has accounts. */
export const noSetUp: SetUp = {
  require() {
    throw nothingToSetUp()
  },
  end() {},
}

/** The same whether the key is wrong or the desk is set up. */
export function nothingToSetUp(): DomainError {
  return new DomainError('not-found', {
    en: 'This set-up address is used up or is none.',
    de: 'Diese Einrichtungsadresse ist verbraucht oder keine.',
  })
}
