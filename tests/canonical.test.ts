import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonical } from '../src/history/canonical.ts'

test('names stand in the order of their UTF-16 code units, as RFC 8785 sorts its own example', () => {
  const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  expect(Object.values(names)).not.toEqual([2, 4, 6, 7, 1, 5, 3])
  expect(canonical(names).match(/:\d/g)).toEqual([':2', ':4', ':6', ':7', ':1', ':5', ':3'])
})

test('whatever JSON it is, its canonical form is that of the reference implementation', () => {
  const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.nat().map(String))
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ unit: 'binary' }),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('json')),
    object: fc.dictionary(name, tie('json'), { maxKeys: 300, size: 'small' }),
  }))
  fc.assert(
    fc.property(json, (value) => canonical(value) === canonicalize(value)),
    { numRuns: 500 },
  )
})
