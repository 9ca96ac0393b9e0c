import { useMutation, useQueryClient } from '@tanstack/react-query'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'

/** What a person can have done about one payment. */
export function usePaymentChanges(id: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: backgroundKey })
  return {
    again: useMutation({
      mutationFn: () => wallet.presentAgain({ id }),
      onSettled,
    }),
    look: useMutation({ mutationFn: () => wallet.lookNow({ id }), onSettled }),
    hide: useMutation({
      mutationFn: (isHidden: boolean) => wallet.hide({ id, isHidden }),
      onSettled,
    }),
  }
}
