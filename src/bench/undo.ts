/** What has to be undone before the process ends, also when it fails or is interrupted: the last thing first. */

const undos: (() => Promise<void>)[] = []

export function undoLater(undo: () => Promise<void>): void {
  undos.push(undo)
}

export async function undoAll(): Promise<void> {
  for (let undo = undos.pop(); undo; undo = undos.pop()) await undo()
}
