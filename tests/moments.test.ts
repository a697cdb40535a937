import fc from 'fast-check'
import { endOf, type Precision, readMoment } from '../src/moments.ts'

/** When something was said or published, as precisely as it is known. */

test.each([
  ['2019', '2019-01-01T00:00:00.000Z', 'YEAR'],
  ['2019-02', '2019-02-01T00:00:00.000Z', 'MONTH'],
  ['2019-02-26', '2019-02-26T00:00:00.000Z', 'DAY'],
  ['2019-02-26T18:30:00Z', '2019-02-26T18:30:00.000Z', 'MINUTE'],
  ['2019-02-26T18:30Z', '2019-02-26T18:30:00.000Z', 'MINUTE'],
  ['2019-02-26t18:30:59.999z', '2019-02-26T18:30:00.000Z', 'MINUTE'],
  ['2019-02-26 18:30:00Z', '2019-02-26T18:30:00.000Z', 'MINUTE'],
  ['2019-02-26T18:30:00+02:00', '2019-02-26T16:30:00.000Z', 'MINUTE'],
  ['2019-02-24T22:00:00-05:00', '2019-02-25T03:00:00.000Z', 'MINUTE'],
  ['2020-02-29', '2020-02-29T00:00:00.000Z', 'DAY'],
  ['0001', '0001-01-01T00:00:00.000Z', 'YEAR'],
  ['0044-03-15', '0044-03-15T00:00:00.000Z', 'DAY'],
  ['9999-12-31', '9999-12-31T00:00:00.000Z', 'DAY'],
])('reads %s as the time from %s, known to the %s', (text, at, precision) => {
  const moment = readMoment(text)
  expect(moment && { ...moment, at: moment.at.toISOString() }).toEqual({ at, precision })
})

test.each([
  ...['', ' ', 'yesterday', '19', '201', '02019', '2019-', '2019-2', '2019-00', '2019-13', '2019-02-30'],
  ...['2019-02-29', '2019-02-00', '2019-02-26T', '2019-02-26T25:00:00Z', '2019-02-26T24:01:00Z'],
  ...['2019-02-26T18:60:00Z', '2019-02-26T18:30:61Z', '2019-02-26T18Z', '2019-02-26T18:30:00+25:00'],
  ...['26.02.2019', '2019/02/26', '+2019', '-2019', '0000', '0000-01-01', '+010000-01-01', '10000'],
  ...['2019-02-26\n', '\n2019', '2019 ', '２０１９', '2019-02-26T18:30:00Z[UTC]', '2019-W09', '2019-057'],
])('does not read %j', (text) => {
  expect(readMoment(text)).toBeUndefined()
})

test.each(['0001-01-01T00:00:00+01:00', '9999-12-31T23:59:00-01:00'])(
  'does not read %s, which lies outside the years 1 to 9999 in UTC',
  (text) => {
    expect(readMoment(text)).toBeUndefined()
  },
)

test.each([
  ['DAY', '2019-02-24T00:00:00.000Z'],
  ['MONTH', '2019-02-01T00:00:00.000Z'],
  ['YEAR', '2019-01-01T00:00:00.000Z'],
] satisfies [Precision, string][])(
  'keeps of an evening in Washington the %s as it was written there',
  (precision, at) => {
    expect(readMoment('2019-02-24T22:00:00-05:00', precision)).toEqual({ at: new Date(at), precision })
  },
)

test('claims no more precision than was written', () => {
  expect(readMoment('2019-02', 'DAY')).toBeUndefined()
  expect(readMoment('2019', 'MINUTE')).toBeUndefined()
  expect(readMoment('2019-02', 'MONTH')).toBeDefined()
})

test.each([
  ['2019', '2020-01-01T00:00:00.000Z'],
  ['2019-02', '2019-03-01T00:00:00.000Z'],
  ['2019-12', '2020-01-01T00:00:00.000Z'],
  ['2019-02-28', '2019-03-01T00:00:00.000Z'],
  ['2020-02-28', '2020-02-29T00:00:00.000Z'],
  ['2019-02-26T23:59:00Z', '2019-02-27T00:00:00.000Z'],
  ['0099', '0100-01-01T00:00:00.000Z'],
])('"until %s" ends at %s', (text, end) => {
  const moment = readMoment(text)
  expect(moment && endOf(moment).toISOString()).toBe(end)
})

test('reads every day there is, and a time is never outside the period it is known to', () => {
  const day = fc.date({
    min: new Date('0001-01-02T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fc.constantFrom<Precision>('YEAR', 'MONTH', 'DAY', 'MINUTE'), (date, precision) => {
      const moment = readMoment(date.toISOString(), precision)
      if (!moment) throw new Error('not read')
      expect(moment.at.getTime()).toBeLessThanOrEqual(date.getTime())
      expect(endOf(moment).getTime()).toBeGreaterThan(date.getTime())
    }),
  )
})

test('answers any text without failing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9TtZz:+. -]{0,30}$/)),
      (text) => {
        const moment = readMoment(text)
        if (moment) expect(moment.at.toISOString()).toMatch(/^\d{4}-/)
      },
    ),
  )
})
