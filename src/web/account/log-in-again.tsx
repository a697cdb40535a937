import { useEffect, useRef } from 'preact/hooks'
import { t } from '../words.ts'
import { LogInForm } from './log-in-form.tsx'

/** Over the page on which somebody works whose session has ended: nothing written there is lost. */
export function LogInAgain() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="again-title" onCancel={(event) => event.preventDefault()}>
      <h2 id="again-title">{t('logIn.again')}</h2>
      <p>{t('logIn.againExplained')}</p>
      <LogInForm />
    </dialog>
  )
}
