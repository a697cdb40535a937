import { Command, InvalidArgumentError } from 'commander'
import type { OpenDatabase } from '../database/open.ts'
import { type Noted, requireHistory, verifyHistory } from './verify.ts'

type WithDesk = (work: (database: OpenDatabase) => Promise<void>) => Promise<void>

/** `beleg verify`: exit code 0 when the history is whole, 1 with the first thing that is wrong. */
export function verifyCommand(withDesk: WithDesk): Command {
  return new Command('verify')
    .description(
      'prove that nothing was changed past the service: walk the chain of events, compare every row',
    )
    .option('--noted <number:hash>', 'an event noted elsewhere, which must still be the same', readNoted)
    .action(({ noted }: { noted?: Noted }) =>
      withDesk(async (database) => {
        await requireHistory(database)
        const progress = process.stderr.isTTY
          ? (event: number) => process.stderr.write(`\r${event} events`)
          : () => {}
        const { events, head, broken } = await verifyHistory(database, noted, progress)
        if (broken) throw new Error(`The history is broken: ${broken}.`)
        process.stdout.write(
          events === 0
            ? 'There are no events yet.\n'
            : `${events} events, each chained to the one before; every row is as they say.\nNote this elsewhere: ${events}:${head}\n`,
        )
      }),
    )
}

export function readNoted(text: string): Noted {
  const [, number, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!number || !hash) throw new InvalidArgumentError('Give it as verify printed it, like 12:9f86d08…')
  return { number: Number(number), hash }
}
