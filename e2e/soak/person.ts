import type { Answer } from '../../lib/contracts/answer.ts'
import type { QuestionView } from '../../lib/contracts/question.ts'
import type { Random } from '../harness/random.ts'
import type { World } from './world.ts'

/** A person who answers whatever is asked, one way or another. */
export type Person = {
  /** What was bought once more, or handed over once more, on purpose. */
  again: Set<string>
  answerAll(): Promise<void>
}

/** Answers by the wallet's own messages: screens are other tests' matter. */
export function createPerson(world: World, random: Random): Person {
  const again = new Set<string>()

  async function answer(question: QuestionView): Promise<void> {
    const { id, hash, site, stop, url } = question
    const choice = choiceFor(question, random)
    if (choice.kind === 'pay' && choice.again) again.add(url)
    const say = (choice: Answer['choice']) =>
      world.call<{ ok: boolean }>('answer', { questionId: id, hash, choice })
    const { ok } = await say(choice)
    if (!ok && choice.kind !== 'dont-pay') await say({ kind: 'dont-pay' })
    // Whoever says no is not asked for a while, and a rule that got nothing
    // pauses: this person goes on all the same.
    await world.call('unsilence', { site })
    if (stop?.code === 'RULE_UNDELIVERED')
      await world.call('changeRule', {
        id: stop.ruleId,
        change: { isPaused: false },
      })
  }

  return {
    again,
    async answerAll() {
      for (const question of await world.questions()) await answer(question)
    },
  }
}

function choiceFor(
  { state, offers }: QuestionView,
  random: Random,
): Answer['choice'] {
  const no = { kind: 'dont-pay' } as const
  const [offer] = offers
  const pay = (isAgain: boolean): Answer['choice'] =>
    offer ? { kind: 'pay', offerIndex: offer.index, again: isAgain } : no
  switch (state) {
    case 'ask':
      return random.percent(70) ? pay(false) : no
    case 'outcome':
    case 'paid-before':
      if (random.percent(30)) return { kind: 'present' }
      return random.percent(25) ? pay(true) : no
    default:
      return no
  }
}
