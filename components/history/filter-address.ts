import { type Filter, noFilter } from './filter-rows'
import { outcomes } from './outcome'
import { periods } from './period'

/**
 * A filter as the query of an address, `site=…&outcome=…`, so that Back, reload
 * and a bookmark keep it; what leaves everything in is left out.
 */
export function filterQuery(filter: Filter): string {
  const { between, hasHidden, ...rest } = filter
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...rest, ...between }))
    if (value !== noneOf[key as keyof typeof noneOf]) query.set(key, value)
  if (hasHidden) query.set('hidden', 'yes')
  return query.toString()
}

/** The filter an address names; what it cannot mean is passed over. */
export function readFilter(query: string): Filter {
  const params = new URLSearchParams(query)
  const text = (key: string) => params.get(key) ?? ''
  const like = (key: string, pattern: RegExp) =>
    pattern.test(text(key)) ? text(key) : ''
  const site = text('site')
  return {
    text: text('text'),
    site: URL.canParse(site) && new URL(site).origin === site ? site : '',
    outcome: oneOf(['any', ...outcomes], text('outcome')),
    token: like('token', /^[a-z0-9:]+\/0x[0-9a-f]{40}$/),
    network: like('network', /^[a-z0-9]+:[a-zA-Z0-9]+$/),
    decidedBy: oneOf(['any', 'you', 'rule'], text('decidedBy')),
    period: oneOf(periods, text('period')),
    between: {
      from: like('from', /^\d{4}-\d\d-\d\d$/),
      to: like('to', /^\d{4}-\d\d-\d\d$/),
    },
    hasHidden: params.get('hidden') === 'yes',
  }
}

const { between, hasHidden: _, ...others } = noFilter
const noneOf = { ...others, ...between }

/** The choice of that name; without one the first, which leaves all in. */
function oneOf<const choice extends string>(
  choices: readonly [choice, ...choice[]],
  name: string,
): choice {
  return choices.find((one) => one === name) ?? choices[0]
}
