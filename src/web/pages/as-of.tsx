import { formatTimestamp } from '../formats.ts'
import { filterBy, usePlace } from '../router.ts'
import { t } from '../words.ts'

/** The time that the address asks about, if any. */
export function useAsOf(): string | undefined {
  return usePlace().query.get('at') ?? undefined
}

/** Says that what is shown is the record of another time, and leads back. */
export function AsOfNotice({ at }: { at: string }) {
  return (
    <p class="notice" role="status">
      {t('asOf.shown', { time: formatTimestamp(at) })}{' '}
      <button type="button" onClick={() => filterBy({})}>
        {t('asOf.now')}
      </button>
    </p>
  )
}

/** Asks for the same page as it stood at another time. */
export function AsOfForm() {
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        const time = new FormData(event.currentTarget).get('at')
        if (typeof time === 'string' && time) filterBy({ at: new Date(time).toISOString() })
      }}
    >
      <label>
        {t('asOf.label')} <input type="datetime-local" name="at" step="1" required />
      </label>
      <button type="submit">{t('asOf.show')}</button>
    </form>
  )
}
