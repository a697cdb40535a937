import { type Static, Type } from 'typebox'
import { Id } from '../shapes.ts'

/** The roles an account may have; see roles.ts for what each may do. */
export const AccountRole = Type.Enum(['reader', 'annotator', 'reviewer', 'editor', 'administrator'], {
  title: 'AccountRole',
})
export type AccountRole = Static<typeof AccountRole>

export const emailPattern = '^[^@\\s]+@[^@\\s]+$'

export const EmailAddress = Type.String({
  title: 'EmailAddress',
  pattern: emailPattern,
  maxLength: 254,
})

export const AccountName = Type.Object(
  { id: Id, email: EmailAddress },
  { title: 'AccountName', additionalProperties: false },
)
export type AccountName = Static<typeof AccountName>
