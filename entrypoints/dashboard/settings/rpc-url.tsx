import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Pill } from '@/components/ui/pill'
import { TextField } from '@/components/ui/text-field'
import { checkRpc, type RpcCheck } from '@/lib/chain/check-rpc'
import { rpcUrlProblem } from '@/lib/chain/rpc-url'
import type { Network } from '@/lib/tokens/token'

type RpcUrlProps = {
  network: Network
  /** The person's own endpoint, where there is one. */
  chosen: string | undefined
  /** Null goes back to the network's default; false where it was not kept. */
  onChoose: (url: string | null) => Promise<boolean>
}

/** One network's endpoint: checked before it is kept, and reset in one click. */
export function RpcUrl({ network, chosen, onChoose }: RpcUrlProps) {
  const [typed, setTyped] = useState(chosen ?? network.rpcUrl)
  const [error, setError] = useState('')
  const [said, setSaid] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  const choose = async (url: string | null, words: string) => {
    if (await onChoose(url)) setSaid(words)
    else setError(i18n.t('settings.notSaved'))
  }

  const keep = async (url: string) => {
    setIsBusy(true)
    const found = await checkRpc(url, network.chainId)
    if (found === 'WRONG_CHAIN')
      setError(i18n.t('settings.rpcWrongChain', [network.name]))
    else await choose(url === network.rpcUrl ? null : url, wordsForKept(found))
    setIsBusy(false)
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const problem = rpcUrlProblem(typed)
    setError(problem ? i18n.t(`url.${problem}`) : '')
    setSaid('')
    if (!problem) void keep(typed.trim())
  }

  const reset = () => {
    setTyped(network.rpcUrl)
    setError('')
    void choose(null, i18n.t('settings.rpcIsReset'))
  }

  return (
    <li className="border-line border-b">
      <Disclosure
        title={<NetworkMark network={network.id} />}
        aside={chosen && <Pill>{i18n.t('settings.rpcYours')}</Pill>}
      >
        <form onSubmit={handleSubmit} className="flex flex-col gap-3 pb-4">
          <TextField
            type="url"
            inputMode="url"
            label={i18n.t('settings.rpcUrl', [network.name])}
            value={typed}
            error={error}
            onChange={(event) => {
              setTyped(event.target.value)
              setError('')
              setSaid('')
            }}
            className="font-mono text-12"
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" size="small" busy={isBusy}>
              {i18n.t('settings.save')}
            </Button>
            {chosen && (
              <Button variant="quiet" size="small" onClick={reset}>
                {i18n.t('settings.reset')}
              </Button>
            )}
            <span role="status" className="text-12 text-muted">
              {said}
            </span>
          </div>
        </form>
      </Disclosure>
    </li>
  )
}

function wordsForKept(found: Exclude<RpcCheck, 'WRONG_CHAIN'>): string {
  return found === 'OK'
    ? i18n.t('settings.rpcSaved')
    : i18n.t('settings.rpcSavedUnreached')
}
