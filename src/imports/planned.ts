/** What earlier records of a dry run would have created. */
export class Planned {
  private readonly names = new Set<string>()

  /** Whether nothing of this noun and name was planned before; from now on it is. */
  isNew(noun: string, name: string): boolean {
    const whole = `${noun} ${name}`
    if (this.names.has(whole)) return false
    this.names.add(whole)
    return true
  }

  has(noun: string, name: string): boolean {
    return this.names.has(`${noun} ${name}`)
  }
}
