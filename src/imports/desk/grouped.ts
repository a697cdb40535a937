/** What belongs together under one name each, in the order in which it comes. */
export function grouped<Value>(
  values: Iterable<Value>,
  nameOf: (value: Value) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(nameOf(value)) ?? []
    group.push(value)
    groups.set(nameOf(value), group)
  }
  return groups
}
