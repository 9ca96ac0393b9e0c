import type { QuestionView } from '@/lib/contracts/question'

/**
 * What a seller's developer needs to see why a challenge cannot be paid, as
 * text to paste. It holds nothing of the person: no account, no history.
 */
export function sellerReport(question: QuestionView, product: string): string {
  const { method, url, because, unpayable, raw } = question
  const lines = [
    `${method} ${url}`,
    `402 read by ${product} at ${new Date(question.createdAtMs).toISOString()}`,
    ...(because ? [`Cannot be paid: ${because}`] : []),
    ...unpayable.map(({ index, because, says }) =>
      [`accepts[${index}]: ${because}`, JSON.stringify(says)].join(' '),
    ),
    '',
    raw,
  ]
  return lines.join('\n')
}
