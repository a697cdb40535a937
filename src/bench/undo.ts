/** What has to be undone before the process ends, also when it fails or is interrupted: the last thing first. */

const undos: (() => Promise<void>)[] = []
let undoing: Promise<void> | undefined

export function undoLater(undo: () => Promise<void>): void {
  undos.push(undo)
}

/** Whoever calls it waits until all is undone: what fails because of an interruption must not end the process earlier. */
export function undoAll(): Promise<void> {
  undoing ??= undoEach()
  return undoing
}

async function undoEach(): Promise<void> {
  // What can't be undone must not keep the rest: the server still has to be stopped.
  for (let undo = undos.pop(); undo; undo = undos.pop())
    await undo().catch((error: unknown) => process.stderr.write(`${error}\n`))
}
