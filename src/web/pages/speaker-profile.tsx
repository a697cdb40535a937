import type { RefObject } from 'preact'
import type { Speaker } from '../../speakers/speaker.schema.ts'
import { formatMoment } from '../formats.ts'
import { nameOf } from '../names.ts'
import { t } from '../words.ts'

interface SpeakerProfileProps {
  speaker: Speaker
  opener: RefObject<HTMLButtonElement | null>
  onEdit: () => void
}

/** What a speaker is and was, and the other names. */
export function SpeakerProfile({ speaker, opener, onEdit }: SpeakerProfileProps) {
  const { kind, description, wikidataId, roles, aliases } = speaker
  return (
    <div class="profile">
      {description && <p>{description}</p>}
      <dl class="facts">
        <dt>{t('speaker.kind')}</dt>
        <dd>{nameOf('speakerKind', kind)}</dd>
        {roles.length > 0 && <dt>{t('speaker.roles')}</dt>}
        {roles.map((role) => (
          <dd key={role.title + role.from}>
            <RoleLine role={role} />
          </dd>
        ))}
        {aliases.length > 0 && <dt>{t('speaker.aliases')}</dt>}
        {aliases.map((alias) => (
          <dd key={alias.name}>
            <bdi lang={alias.language ?? undefined}>{alias.name}</bdi>
          </dd>
        ))}
        {wikidataId && <dt>Wikidata</dt>}
        {wikidataId && (
          <dd>
            <a href={`https://www.wikidata.org/wiki/${wikidataId}`} rel="noreferrer">
              {wikidataId}
            </a>
          </dd>
        )}
      </dl>
      <button type="button" ref={opener} onClick={onEdit}>
        {t('speaker.edit')}
      </button>
    </div>
  )
}

function RoleLine({ role }: { role: Speaker['roles'][number] }) {
  return (
    <>
      <span lang={role.language ?? undefined}>
        {[role.title, role.organisation].filter(Boolean).join(', ')}
      </span>{' '}
      <span class="meta period">{periodOf(role)}</span>
    </>
  )
}

function periodOf({ from, to }: Speaker['roles'][number]): string {
  if (from && to) return t('period.both', { from: formatMoment(from), to: formatMoment(to) })
  if (from) return t('period.from', { from: formatMoment(from) })
  return to ? t('period.to', { to: formatMoment(to) }) : ''
}
