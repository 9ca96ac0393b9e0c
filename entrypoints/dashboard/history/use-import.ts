import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { importFile } from '@/components/history/import-file'
import type { ImportState } from '@/components/history/import-form'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'

/** Takes files in, and forgets what came from them. */
export function useImport(onChanged: () => void) {
  const client = useQueryClient()
  const [state, setState] = useState<ImportState>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function changed(next: ImportState): Promise<void> {
    setState(next)
    await client.invalidateQueries({ queryKey: backgroundKey })
    onChanged()
  }

  async function take(file: File): Promise<void> {
    const own = new AbortController()
    stop.current = own
    setState({ kind: 'working', share: 0 })
    try {
      const result = await importFile({
        file,
        keep: (rows) => wallet.importRows({ rows }),
        onProgress: (share) => setState({ kind: 'working', share }),
        signal: own.signal,
      })
      await changed({ kind: 'done', result })
    } catch {
      await changed({ kind: 'failed' })
    }
  }

  async function forget(): Promise<void> {
    try {
      await wallet.forgetImported()
      await changed({ kind: 'forgotten' })
    } catch {
      setState({ kind: 'failed' })
    }
  }

  return { state, take, forget, cancel: () => stop.current?.abort() }
}
