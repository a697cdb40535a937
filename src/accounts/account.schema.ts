import { type Static, Type } from 'typebox'
import { Count, Id, Line, ListOf, Nullable, paging, Slug, Timestamp } from '../shapes.ts'

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

const name = Line('Name', 200, { description: 'As it stands on verdicts.' })

export const NewAccount = Type.Object(
  { email: EmailAddress, role: AccountRole, name: Type.Optional(name) },
  { title: 'NewAccount', additionalProperties: false },
)
export type NewAccount = Static<typeof NewAccount>

/** A disabled account can't log in; its sessions are over and its tokens revoked. */
export const AccountChanges = Type.Object(
  {
    role: Type.Optional(AccountRole),
    name: Type.Optional(name),
    isDisabled: Type.Optional(Type.Boolean()),
  },
  { title: 'AccountChanges', additionalProperties: false, minProperties: 1 },
)
export type AccountChanges = Static<typeof AccountChanges>

export const Account = Type.Object(
  {
    id: Id,
    email: EmailAddress,
    role: AccountRole,
    reviewer: Type.Object({ slug: Slug, name: Type.String() }, { additionalProperties: false }),
    createdAt: Timestamp,
    disabledAt: Nullable(Timestamp),
    hasPassword: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    isInvited: Type.Boolean({ description: 'There is a one-time address that was not used yet.' }),
  },
  { title: 'Account', additionalProperties: false },
)
export type Account = Static<typeof Account>

export const AccountList = ListOf(Account, 'AccountList')
export type AccountList = Static<typeof AccountList>

export const AccountPaging = Type.Object(paging, { title: 'AccountPaging', additionalProperties: false })

/** Shown once: whoever opens `address` chooses the account's password. */
export const Invitation = Type.Object(
  { address: Type.String(), endsAt: Timestamp },
  { title: 'Invitation', additionalProperties: false },
)
export type Invitation = Static<typeof Invitation>

/** What an act ended. */
export const EndedSessions = Type.Object(
  { endedSessions: Count },
  { title: 'EndedSessions', additionalProperties: false },
)
export type EndedSessions = Static<typeof EndedSessions>
