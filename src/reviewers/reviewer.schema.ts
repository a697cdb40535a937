import { type Static, Type } from 'typebox'
import { AccountName, AccountRole } from '../accounts/account.schema.ts'
import { roles } from '../accounts/roles.ts'
import { ListOf, Nullable, Slug } from '../shapes.ts'

/** `isExample`: one of the sample desk's, whose verdicts show how Beleg works and rule on nothing. */
export const ReviewerName = Type.Object(
  { slug: Slug, name: Type.String(), isExample: Type.Boolean() },
  { title: 'ReviewerName', additionalProperties: false },
)
export type ReviewerName = Static<typeof ReviewerName>

/** Who is asking: `by` says what proves it; a desk without accounts has its one local reviewer. */
export const Me = Type.Object(
  {
    by: Type.Enum(['nobody', 'local', 'token', 'session']),
    role: Type.Enum([...roles]),
    account: Nullable(AccountName),
    reviewer: Nullable(ReviewerName),
    openIdConnect: Type.Boolean({ description: 'One can log in at /api/v1/oidc/login.' }),
  },
  { title: 'Me', additionalProperties: false },
)
export type Me = Static<typeof Me>

/** Somebody with an account that is not disabled; those from `reviewer` on can be asked to judge. */
const Colleague = Type.Object(
  { slug: Slug, name: Type.String(), role: AccountRole },
  { title: 'Colleague', additionalProperties: false },
)

export const ColleagueList = ListOf(Colleague, 'ColleagueList')
export type ColleagueList = Static<typeof ColleagueList>
