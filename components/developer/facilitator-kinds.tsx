import { i18n } from '#i18n'
import type { FacilitatorSupported } from '@/lib/contracts/facilitator'
import { networkById, networkByV1Name } from '@/lib/tokens/networks'
import { NetworkMark } from '../network-mark'
import { SellerText } from '../seller-text'

type Answer = Extract<FacilitatorSupported, { ok: true }>

/** What a facilitator says it settles; its words are a stranger's. */
export function FacilitatorKinds({ answer }: { answer: Answer }) {
  const { kinds, extensions, signers } = answer
  return (
    <div className="flex flex-col gap-3">
      {kinds.length === 0 ? (
        <p>{i18n.t('developer.facilitatorNoKinds')}</p>
      ) : (
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls needs the keyboard
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-control border border-line"
        >
          <table className="w-full text-left">
            <caption className="sr-only">
              {i18n.t('developer.facilitatorKinds')}
            </caption>
            <thead className="text-12 text-muted">
              <tr className="border-line border-b">
                <Head>{i18n.t('developer.facilitatorNetwork')}</Head>
                <Head>{i18n.t('developer.facilitatorScheme')}</Head>
                <Head>{i18n.t('developer.facilitatorVersion')}</Head>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ x402Version, scheme, network }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a facilitator may say one twice
                <tr key={place} className="border-line border-b align-baseline">
                  <td className="px-3 py-1.5">
                    <KindNetwork network={network} />
                  </td>
                  <td className="px-3 py-1.5">
                    <SellerText of="facilitator" text={scheme} />
                  </td>
                  <td className="tabular px-3 py-1.5">v{x402Version}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className="flex flex-col gap-1.5 text-12">
        <Words
          name={i18n.t('developer.facilitatorExtensions')}
          words={extensions}
        />
        <Words
          name={i18n.t('developer.facilitatorSigners')}
          words={Object.entries(signers).flatMap(([of, all]) =>
            all.map((one) => `${of} ${one}`),
          )}
        />
      </dl>
      <p className="text-12 text-muted">
        {i18n.t('developer.facilitatorOwnWord')}
      </p>
    </div>
  )
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="px-3 py-1.5 font-normal">
      {children}
    </th>
  )
}

function KindNetwork({ network }: { network: string }) {
  const known = networkById(network) ?? networkByV1Name(network)
  return known ? (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <NetworkMark network={known.id} />
      <code className="font-mono text-12 text-muted">{network}</code>
    </span>
  ) : (
    <>
      <SellerText of="facilitator" text={network} />{' '}
      <span className="text-12 text-muted">
        {i18n.t('developer.facilitatorUnknownNetwork')}
      </span>
    </>
  )
}

function Words({ name, words }: { name: string; words: readonly string[] }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        {words.length === 0
          ? i18n.t('developer.facilitatorNone')
          : words.slice(0, 50).map((word, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a facilitator may say one twice
              <span key={place} className="mr-3 inline-block">
                <SellerText of="facilitator" text={word} />
              </span>
            ))}
      </dd>
    </div>
  )
}
