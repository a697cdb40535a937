import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading, Page, Refused } from './page.tsx'
import { asProblem, type Problem } from './problem.ts'
import { t } from './words.ts'

/** A page whose script is fetched when somebody goes there for the first time. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  return function LazyPage(props: Props) {
    const [Loaded, show] = useState(() => loaded)
    const [problem, setProblem] = useState<Problem>()
    useEffect(() => {
      if (loaded) return
      load().then(
        (component) => {
          loaded = component
          show(() => component)
        },
        (error) => setProblem(asProblem(error)),
      )
    }, [])
    if (Loaded) return <Loaded {...props} />
    return (
      <Page title={t('loading')} isWaiting>
        {problem ? <Refused problem={problem} /> : <Loading />}
      </Page>
    )
  }
}
