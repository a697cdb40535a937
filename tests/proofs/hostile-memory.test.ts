import { readFileSync } from 'node:fs'
import { importFile } from '../support/import.ts'
import { Service } from '../support/service.ts'

const size = 20_000_000

const keys = () =>
  `{${Array.from({ length: size / 20 }, (_, nth) => `"key ${nth}":${nth % 1000}`).join(',')}}`

test.each([
  ['one text in JSON', 'claimreview', () => `{"@type":"ClaimReview","claimReviewed":"${'x'.repeat(size)}"}`],
  ['a million keys', 'claimreview', () => `{"@type":"ClaimReview","claimReviewed":${keys()}}`],
  ['one text in a quote', 'factopolis', () => `{"id":"a/1","speaker":"a","quote":"${'x'.repeat(size)}"}`],
  ['one line', 'liar', () => 'x'.repeat(size)],
  ['one cell that never closes', 'csv', () => `claim,url\n"${'x'.repeat(size)}`],
])(
  'a file of twenty megabytes that is %s takes no more memory than fifteen times its size',
  async (_name, format, make) => {
    const service = await Service.start()
    try {
      const before = most(service)
      const { status, counts, title } = await importFile(service, make(), `?dryRun=true&format=${format}`)
      expect([status === 200 ? counts?.records.created : title]).not.toEqual([1])
      expect(most(service) - before).toBeLessThan(15 * size)
    } finally {
      await service.stop()
    }
  },
  120_000,
)

/** The most bytes that the service ever had resident. */
function most({ process: { pid } }: Service): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
