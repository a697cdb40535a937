import type { Role } from '../accounts/roles.ts'
import type { Database } from '../database/open.ts'
import type { FieldError, Sentence } from '../errors.ts'
import type { ImportFile } from './file.ts'
import type { ImportFormatName, ImportOutcome, ImportQuestion, ImportTable } from './import.schema.ts'
import type { FileLine } from './lines.ts'

/** How one kind of file is imported: formats.ts lists them, and nothing else knows one from another. */
export interface ImportFormat {
  name: ImportFormatName
  /** Who may import it, and all above. */
  role: Role
  /** Whether a file is of this kind. */
  recognises(file: ImportFile): boolean
  /** Begins one import. @throws DomainError when nothing can be read of it. */
  open(file: ImportFile, question: ImportQuestion): Importer<unknown> | BatchImporter<unknown>
  /** The same for a file that is read line by line, however long it is. */
  lines?: {
    /** Whether a file that begins so is one. */
    recognises(beginning: string): boolean
    open(lines: AsyncIterable<FileLine>): BatchImporter<unknown>
  }
}

/** One import of one file. */
export interface Importer<Content> {
  /** The records in the order of the file. */
  records: Iterable<ReadRecord<Content>> | AsyncIterable<ReadRecord<Content>>
  /** What would come of a record, without writing; remembers the records before it. @throws DomainError when it would be refused. */
  plan(database: Database, content: Content): Promise<Done>
  /** Records it inside a transaction. @throws DomainError when it is refused; nothing of it stays then. */
  write(inside: Database, content: Content): Promise<Done>
  /** What to say about the file. */
  remarks?: readonly Sentence[]
  /** Of a file with columns: which there are, and which is what. */
  table?: ImportTable
}

/** One import of one file whose records are cheaper many at a time. */
export interface BatchImporter<Content> extends Pick<Importer<Content>, 'records' | 'remarks' | 'table'> {
  /** How many records share a transaction at the most, and how many characters about. */
  batch: { records: number; size: number }
  /** What would come of each, without writing; remembers those before. */
  plan(database: Database, contents: readonly Content[]): Promise<Result[]>
  /** Records all that are right inside a transaction. @throws DomainError, or the database's error, when it can't be done with all of them together. */
  write(inside: Database, contents: readonly Content[]): Promise<Result[]>
}

/** What came of a record, or why nothing did. */
export type Result = { done: Done } | { refused: FieldError[] }

/** What was read at one place of the file. */
export interface ReadRecord<Content> {
  line: number
  /** How it begins, for who reads the report. */
  words: string
  /** What could not be read of it. */
  problems: FieldError[]
  /** Undefined when so little could be read that it is refused. */
  content?: Content
  /** Its characters in the file, where that is worth knowing. */
  size?: number
}

/** What came of one record. */
export interface Done {
  outcome: Exclude<ImportOutcome, 'refused'>
  claim?: string
  /** How many of each noun are new, and how many were there. */
  created: Readonly<Record<string, number>>
  matched: Readonly<Record<string, number>>
  /** Ratings of others that no map translates. */
  unmapped?: readonly { publisher: string; label: string }[]
}
