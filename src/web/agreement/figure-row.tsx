import type { Figure } from '../../agreement/agreement.schema.ts'
import { currentLanguage, t } from '../words.ts'

/** A figure with what it means, its interval and n; or why there is none. */
export function FigureRow({ name, means, figure }: { name: string; means: string; figure: Figure }) {
  return (
    <tr>
      <th scope="row">
        {name} <span class="meta">{means}</span>
      </th>
      <td class={figure.value === null ? 'reason' : undefined}>
        {figure.value === null ? reasonOf(figure) : shown(figure.value)}
      </td>
      <td>{figure.interval ? `${shown(figure.interval.low)} – ${shown(figure.interval.high)}` : '–'}</td>
      <td>{figure.n}</td>
    </tr>
  )
}

export function reasonOf({ reason }: Figure): string {
  return reason === null ? '' : t(`agreement.${reason}`)
}

export function shown(value: number): string {
  return new Intl.NumberFormat(currentLanguage(), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value)
}
