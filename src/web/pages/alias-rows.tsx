import { LanguageField, TextField } from '../fields.tsx'
import { t } from '../words.ts'
import { changedAt, Row, Rows, without } from './field-rows.tsx'

/** The other names of a speaker. */

export interface AliasDraft {
  name: string
  language: string
}

interface AliasRowsProps {
  aliases: AliasDraft[]
  onAliases: (aliases: AliasDraft[]) => void
}

export function AliasRows({ aliases, onAliases }: AliasRowsProps) {
  const change = (at: number, changes: Partial<AliasDraft>) => onAliases(changedAt(aliases, at, changes))
  const add = () => onAliases([...aliases, { name: '', language: '' }])
  return (
    <Rows legend={t('speaker.aliases')} addLabel={t('speaker.addAlias')} onAdd={add}>
      {aliases.map((alias, at) => {
        const pointer = `/aliases/${at}`
        return (
          <Row
            key={at}
            label={t('speaker.alias', { number: at + 1 })}
            removeLabel={t('speaker.removeAlias', { number: at + 1 })}
            onRemove={() => onAliases(without(aliases, at))}
          >
            <TextField
              label={t('alias.name')}
              pointer={`${pointer}/name`}
              isRequired
              value={alias.name}
              onValue={(name) => change(at, { name })}
            />
            <LanguageField
              label={t('language')}
              pointer={`${pointer}/language`}
              value={alias.language}
              onValue={(language) => change(at, { language })}
            />
          </Row>
        )
      })}
    </Rows>
  )
}
