import type { SeenView } from '@/lib/contracts/developer'

/**
 * The request as a command for a shell. It is made of method and URL alone, so
 * no payment, cookie or key can be in it; the URL is escaped as one word.
 */
export function curlOf({
  kind,
  method,
  url,
}: Pick<SeenView, 'kind' | 'method' | 'url'>): string {
  const isHead = method === 'HEAD'
  return [
    // `[` and `{` in a URL are meant as they stand.
    'curl --globoff',
    isHead ? '--head' : '--include',
    ...(isHead || method === 'GET' ? [] : [`--request ${quoted(method)}`]),
    // Sellers tell browsers from programs by these two.
    ...(kind === 'open'
      ? [
          `--header ${quoted('Accept: text/html')}`,
          `--header ${quoted('User-Agent: Mozilla/5.0')}`,
        ]
      : []),
    quoted(url),
  ].join(' ')
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
