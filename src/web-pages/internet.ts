import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** The way to other sites: the only place where names are resolved and connections opened. It decides nothing. */
export interface Internet {
  /** Every IP address that a host name has. */
  resolve(hostName: string): Promise<readonly string[]>
  /** A TCP connection to exactly this IP address. */
  connect(address: string, port: number): Duplex
  /** PEM certificates to trust instead of the system's. */
  authorities?: readonly string[]
}

export const theInternet: Internet = {
  async resolve(hostName) {
    const found = await lookup(hostName, { all: true, verbatim: true })
    return found.map(({ address }) => address)
  },
  connect: (address, port) => connect({ host: address, port }),
}
