import type { Comment } from '../../comments/comment.schema.ts'
import type { Target } from '../../verdicts/verdict.schema.ts'
import { formatTimestamp } from '../formats.ts'
import { useMe } from '../me.ts'
import { Refused } from '../page.tsx'
import { useList } from '../use-list.ts'
import { t } from '../words.ts'
import { CommentForm } from './comment-form.tsx'

/** What colleagues say to each other about a quote or claim; on a desk with one person there is nobody to say it to. */
export function CommentsSection({ type, id }: Target) {
  const me = useMe()
  return me?.account ? <Comments type={type} id={id} mayComment={me.role !== 'reader'} /> : null
}

function Comments({ type, id, mayComment }: Target & { mayComment: boolean }) {
  const path = `${type === 'quote' ? 'quotes' : 'claims'}/${id}/comments` as const
  const { items, problem, hasMore, more, reload } = useList(path, { limit: 20 })
  return (
    <section id="comments" class="page-section" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('comments.title')}</h2>
      {problem && <Refused problem={problem} onRetry={reload} />}
      {items?.length === 0 && <p class="meta">{t('comments.none')}</p>}
      <ul class="rows">
        {items?.map((comment) => (
          <li key={comment.id}>
            <CommentView comment={comment} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" onClick={more}>
          {t('comments.more')}
        </button>
      )}
      {mayComment && <CommentForm path={path} onSaid={reload} />}
    </section>
  )
}

function CommentView({ comment }: { comment: Comment }) {
  return (
    <>
      <p class="meta parts">
        <bdi>{comment.by.name}</bdi>
        <time dateTime={comment.at}>{formatTimestamp(comment.at)}</time>
        {comment.isHidden && <span>{t('comments.hidden')}</span>}
      </p>
      <p class="words">{comment.text}</p>
    </>
  )
}
