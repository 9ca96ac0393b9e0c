import type { QuestionView } from '@/lib/contracts/question'
import type { Standing } from '@/lib/policy/standing'

/** What a rule used of its limits, as the question shows it. */
export function ruleBarsOf(
  found: Standing['rules'][number] | undefined,
): QuestionView['limits'][number] {
  if (!found) return null
  const { rule, usage } = found
  return {
    per24h: { used: usage.rule.h24.toString(), of: rule.per24h },
    per30d: { used: usage.rule.d30.toString(), of: rule.per30d },
  }
}
