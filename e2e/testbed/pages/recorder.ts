import { type Host, startHost } from '../http/host.ts'
import { respondAsset, respondGoods } from '../sellers/goods.ts'

/** A host that sells nothing, welcomes everyone and logs every request. */
export function startRecorder(): Promise<Host> {
  return startHost('recorder', (request, response) => {
    const { origin = '*', ...headers } = request.headers
    const asked = headers['access-control-request-headers']
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-allow-credentials', 'true')
    if (asked) response.setHeader('access-control-allow-headers', asked)
    if (respondAsset(request, response)) return
    respondGoods(request, response, 'Recorded')
  })
}
