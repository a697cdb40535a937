import { describeDrift } from './migrate.ts'

// Prints the SQL that leads from the migrations to schema.prisma: the draft of the next migration.
process.stdout.write((await describeDrift()) || '-- The migrations give exactly schema.prisma.\n')
