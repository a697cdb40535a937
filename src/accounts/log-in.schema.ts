import { type Static, Type } from 'typebox'
import { Count, Id, Line, Nullable, Timestamp } from '../shapes.ts'
import { AccountRole, EmailAddress } from './account.schema.ts'

/** Shapes of what people log in with. What is a secret is only ever taken, or answered once. */

const Secret = Type.String({ minLength: 1, maxLength: 200, writeOnly: true })

export const Password = Type.String({
  title: 'Password',
  minLength: 12,
  maxLength: 200,
  writeOnly: true,
  description: 'At least 12 characters, and none that many people use.',
})

const code = Type.String({
  title: 'Code',
  minLength: 6,
  maxLength: 40,
  writeOnly: true,
  description: 'Six digits of the second factor.',
})

export const LogIn = Type.Object(
  {
    email: EmailAddress,
    password: Secret,
    code: Type.Optional({ ...code, description: 'Of the second factor, or a recovery code.' }),
  },
  { title: 'LogIn', additionalProperties: false },
)
export type LogIn = Static<typeof LogIn>

export const FirstAdministrator = Type.Object(
  { key: Secret, email: EmailAddress, name: Line('Name', 200), password: Password },
  { title: 'FirstAdministrator', additionalProperties: false },
)
export type FirstAdministrator = Static<typeof FirstAdministrator>

export const AcceptedInvitation = Type.Object(
  { key: Secret, password: Password },
  { title: 'AcceptedInvitation', additionalProperties: false },
)
export type AcceptedInvitation = Static<typeof AcceptedInvitation>

export const NewPassword = Type.Object(
  { current: Secret, password: Password },
  { title: 'NewPassword', additionalProperties: false },
)
export type NewPassword = Static<typeof NewPassword>

/** The password again, for what a stolen session should not do. */
export const PasswordAgain = Type.Object(
  { password: Secret },
  { title: 'PasswordAgain', additionalProperties: false },
)
export type PasswordAgain = Static<typeof PasswordAgain>

export const SessionList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          agent: Type.String({ description: 'What the browser calls itself.' }),
          createdAt: Timestamp,
          lastUsedAt: Timestamp,
          endsAt: Timestamp,
          isCurrent: Type.Boolean({ description: 'The one that asks.' }),
        },
        { title: 'Session', additionalProperties: false },
      ),
    ),
  },
  { title: 'SessionList', additionalProperties: false },
)
export type SessionList = Static<typeof SessionList>

export const SecondFactor = Type.Object(
  { isOn: Type.Boolean(), recoveryCodesLeft: Count },
  { title: 'SecondFactor', additionalProperties: false },
)
export type SecondFactor = Static<typeof SecondFactor>

/** For an authenticator app; `picture.path` is a QR code in an SVG whose view box is `0 0 size size`. */
export const NewSecondFactor = Type.Object(
  {
    secret: Type.String(),
    uri: Type.String(),
    picture: Type.Object({ size: Count, path: Type.String() }, { additionalProperties: false }),
  },
  { title: 'NewSecondFactor', additionalProperties: false },
)
export type NewSecondFactor = Static<typeof NewSecondFactor>

export const SecondFactorCode = Type.Object(
  { code },
  { title: 'SecondFactorCode', additionalProperties: false },
)
export type SecondFactorCode = Static<typeof SecondFactorCode>

/** Shown once; each works once instead of a code. */
export const RecoveryCodes = Type.Object(
  { recoveryCodes: Type.Array(Type.String()) },
  { title: 'RecoveryCodes', additionalProperties: false },
)
export type RecoveryCodes = Static<typeof RecoveryCodes>

const TokenScope = Type.Enum(['read', 'write'], { title: 'TokenScope' })

/** It may never do more than its account, and less where `role` or `scope` say so. */
export const NewToken = Type.Object(
  {
    name: Line('Name', 100),
    scope: TokenScope,
    role: Type.Optional(AccountRole),
    expiresAt: Type.Optional(Timestamp),
  },
  { title: 'NewToken', additionalProperties: false },
)
export type NewToken = Static<typeof NewToken>

const tokenFields = {
  id: Id,
  name: Type.String(),
  scope: TokenScope,
  role: Nullable(AccountRole),
  createdAt: Timestamp,
  expiresAt: Nullable(Timestamp),
  revokedAt: Nullable(Timestamp),
  lastUsedAt: Nullable(Timestamp),
}

export const TokenList = Type.Object(
  {
    items: Type.Array(Type.Object(tokenFields, { title: 'Token', additionalProperties: false })),
  },
  { title: 'TokenList', additionalProperties: false },
)
export type TokenList = Static<typeof TokenList>

/** `token` is shown only now. */
export const IssuedToken = Type.Object(
  { ...tokenFields, token: Type.String() },
  { title: 'IssuedToken', additionalProperties: false },
)
export type IssuedToken = Static<typeof IssuedToken>
