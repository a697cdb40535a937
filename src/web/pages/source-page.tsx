import type { Source } from '../../verdicts/verdict.schema.ts'
import { linkTo } from '../citing.ts'
import { CopyButton } from '../copy-button.tsx'
import { formatLanguage, formatMoment } from '../formats.ts'
import { nameOf } from '../names.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { RatingMark } from '../rating-mark.tsx'
import { useAnswer } from '../use-answer.ts'
import { ReviewerNote } from '../verdict-view.tsx'
import { t } from '../words.ts'

export function SourcePage({ id }: { id: string }) {
  const { value: source, problem, reload } = useAnswer(`sources/${id}`)
  const heading = source && <span lang={source.language}>{source.title}</span>
  return (
    <Page title={source?.title ?? t('source')} heading={heading} class="narrow">
      {problem && !source && <Refused problem={problem} onRetry={reload} />}
      {!source && !problem && <Loading />}
      {source && (
        <>
          <SourceFacts source={source} />
          <SourceVerdicts source={source} />
        </>
      )}
    </Page>
  )
}

function SourceFacts({ source }: { source: Source }) {
  const { url, archiveUrl, publishedAt, sha256 } = source
  return (
    <>
      <dl class="facts">
        <Fact name={t('publisher')}>{source.publisher}</Fact>
        {source.author && <Fact name={t('author')}>{source.author}</Fact>}
        <Fact name={t('source.kind')}>{nameOf('sourceKind', source.kind)}</Fact>
        <Fact name={t('language')}>{formatLanguage(source.language)}</Fact>
        {publishedAt && <Fact name={t('source.publishedAt')}>{formatMoment(publishedAt)}</Fact>}
        <Fact name={t('source.accessedAt')}>{formatMoment(source.accessedAt)}</Fact>
        {url && <Fact name={t('address')} href={url} />}
        {archiveUrl && <Fact name={t('source.archive')} href={archiveUrl} />}
        {sha256 && <Fact name="SHA-256">{sha256}</Fact>}
      </dl>
      <CopyButton label={t('copy.link')} text={() => linkTo(`/sources/${source.id}`)} />
    </>
  )
}

function Fact({ name, children, href }: { name: string; children?: string; href?: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {href ? (
          <a href={href} rel="noreferrer">
            {href}
          </a>
        ) : (
          <bdi>{children}</bdi>
        )}
      </dd>
    </>
  )
}

function SourceVerdicts({ source }: { source: Source }) {
  return (
    <section class="page-section" aria-labelledby="resting-title">
      <h2 id="resting-title">{t('source.resting')}</h2>
      {source.verdicts.length === 0 && <p class="meta">{t('source.nothingRests')}</p>}
      <ul class="rows">
        {source.verdicts.map((verdict) => (
          <li
            key={verdict.id + verdict.stance + verdict.locator}
            class={verdict.isCurrent ? undefined : 'superseded'}
          >
            <RestingVerdict verdict={verdict} language={source.language} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RestingVerdict({ verdict, language }: { verdict: Source['verdicts'][number]; language: string }) {
  const { target, stance, excerpt, locator } = verdict
  return (
    <>
      <a class="row-title" href={`/${target.type === 'claim' ? 'claims' : 'quotes'}/${target.id}`} data-row>
        {verdict.text}
      </a>
      <p class="verdict-line">
        <span class="aspect">{nameOf('aspect', verdict.aspect)}</span> <RatingMark rating={verdict.rating} />{' '}
        <span>
          {verdict.summary} <ReviewerNote verdict={verdict} />{' '}
          {!verdict.isCurrent && <span class="badge">{t('history.superseded')}</span>}
        </span>
      </p>
      <p>
        <span class="meta">{t('source.citedAs')}</span>{' '}
        <span class={`stance stance-${stance.toLowerCase()}`}>{nameOf('stance', stance)}</span>
        {locator && <span class="meta"> {locator}</span>}
      </p>
      {excerpt && (
        <blockquote lang={language}>
          <q>{excerpt}</q>
        </blockquote>
      )}
    </>
  )
}
