import { i18n } from '#i18n'
import { Card } from '@/components/ui/card'
import { shownNetworks } from '@/lib/client/balances'
import { networkById } from '@/lib/tokens/networks'
import { tokens } from '@/lib/tokens/tokens'
import type { SectionProps } from './general'
import { OrderedChoice } from './ordered-choice'

const symbols = [...new Set(tokens.map(({ symbol }) => symbol))]

/** What to pay with first, where a seller takes several. */
export function Preferred({ settings, save }: SectionProps) {
  return (
    <Card className="flex flex-col gap-4">
      <div>
        <h2 className="font-semibold text-16">
          {i18n.t('settings.preferred')}
        </h2>
        <p className="text-muted">{i18n.t('settings.preferredLead')}</p>
      </div>
      <OrderedChoice
        title={i18n.t('settings.preferredNetworks')}
        addLabel={i18n.t('settings.preferredAddNetwork')}
        chosen={settings.preferredNetworks}
        choices={shownNetworks(settings.testNetworks).map(({ id }) => id)}
        nameOf={(id) => networkById(id)?.name ?? id}
        onChange={(preferredNetworks) => save({ preferredNetworks })}
      />
      <OrderedChoice
        title={i18n.t('settings.preferredTokens')}
        addLabel={i18n.t('settings.preferredAddToken')}
        chosen={settings.preferredTokens}
        choices={symbols}
        nameOf={(symbol) => symbol}
        onChange={(preferredTokens) => save({ preferredTokens })}
      />
    </Card>
  )
}
