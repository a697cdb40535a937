import type { ClaimEntry } from '../../claims/claim.schema.ts'
import { nameOf } from '../names.ts'
import { QuoteView } from '../quote-view.tsx'
import { VerdictLine } from '../verdict-view.tsx'
import { t } from '../words.ts'

/** A claim in a list: how it held up, who said it in which words, and what the verdicts rest on. */
export function ClaimRow({ claim }: { claim: ClaimEntry }) {
  return (
    <>
      <a class="row-title" href={`/claims/${claim.id}`} lang={claim.language} data-row>
        {claim.text}
      </a>
      <p class="meta parts">
        <span>{nameOf('claimKind', claim.kind)}</span>
        <Topics topics={claim.topics} />
        {claim.verdicts.length === 0 && <span>{t('claim.unrated')}</span>}
      </p>
      {claim.verdicts.map((verdict) => (
        <VerdictLine key={verdict.id} verdict={verdict} />
      ))}
      <SourceLinks claim={claim} />
      {claim.quotes.map((quote) => (
        <div key={quote.id}>
          <QuoteView quote={quote} />
          {quote.verdicts.map((verdict) => (
            <VerdictLine key={verdict.id} verdict={verdict} />
          ))}
        </div>
      ))}
    </>
  )
}

export function Topics({ topics }: { topics: readonly string[] }) {
  return (
    <>
      {topics.map((topic) => (
        <a key={topic} href={`/claims?topic=${encodeURIComponent(topic)}`}>
          {topic}
        </a>
      ))}
    </>
  )
}

function SourceLinks({ claim }: { claim: ClaimEntry }) {
  const citations = claim.verdicts.flatMap((verdict) => verdict.citations)
  if (citations.length === 0) return null
  return (
    <p class="meta parts">
      <span>{t('nav.sources')}:</span>
      {citations.map(({ source, stance, locator }) => (
        <span key={source.id + stance + locator}>
          {nameOf('stance', stance)}{' '}
          <a href={`/sources/${source.id}`} lang={source.language}>
            {source.title}
          </a>
          , <bdi>{source.publisher}</bdi>
        </span>
      ))}
    </p>
  )
}
