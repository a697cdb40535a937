import { describeDrift } from '../src/database/migrate.ts'

test('the migrations give exactly schema.prisma', async () => {
  expect(await describeDrift()).toBe('')
}, 60_000)
