// In the page: a priced answer is held until there is a header for it.
const { port1, port2 } = new MessageChannel()
addEventListener('DOMContentLoaded', () => postMessage('bare', '*', [port2]))

const waiting = []
port1.onmessage = ({ data }) => waiting.shift()?.(data)

const nativeFetch = fetch
window.fetch = async (...args) => {
  const response = await nativeFetch(...args)
  if (response.status !== 402) return response
  const fragment = await new Promise((resolve) => {
    waiting.push(resolve)
    port1.postMessage(response.url)
  })
  return await nativeFetch(`${response.url}#${fragment}`)
}
