import { DateField, LanguageField, TextField } from '../fields.tsx'
import { t } from '../words.ts'
import { changedAt, Row, Rows, without } from './field-rows.tsx'

/** What a speaker was, and when. */

export interface RoleDraft {
  title: string
  organisation: string
  language: string
  from: string
  to: string
}

export function RoleRows({ roles, onRoles }: { roles: RoleDraft[]; onRoles: (roles: RoleDraft[]) => void }) {
  const blank = { title: '', organisation: '', language: '', from: '', to: '' }
  const change = (at: number, changes: Partial<RoleDraft>) => onRoles(changedAt(roles, at, changes))
  return (
    <Rows
      legend={t('speaker.roles')}
      addLabel={t('speaker.addRole')}
      onAdd={() => onRoles([...roles, blank])}
    >
      {roles.map((role, at) => {
        const pointer = `/roles/${at}`
        return (
          <Row
            key={at}
            label={t('speaker.role', { number: at + 1 })}
            removeLabel={t('speaker.removeRole', { number: at + 1 })}
            onRemove={() => onRoles(without(roles, at))}
          >
            <TextField
              label={t('role.title')}
              pointer={`${pointer}/title`}
              isRequired
              value={role.title}
              onValue={(title) => change(at, { title })}
            />
            <TextField
              label={t('role.organisation')}
              pointer={`${pointer}/organisation`}
              value={role.organisation}
              onValue={(organisation) => change(at, { organisation })}
            />
            <DateField
              label={t('role.from')}
              pointer={`${pointer}/from`}
              value={role.from}
              onValue={(from) => change(at, { from })}
            />
            <DateField
              label={t('role.to')}
              pointer={`${pointer}/to`}
              value={role.to}
              onValue={(to) => change(at, { to })}
            />
            <LanguageField
              label={t('language')}
              pointer={`${pointer}/language`}
              value={role.language}
              onValue={(language) => change(at, { language })}
            />
          </Row>
        )
      })}
    </Rows>
  )
}
