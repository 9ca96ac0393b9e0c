// Between page and worker.
addEventListener('message', ({ data, ports: [port] }) => {
  if (data !== 'bare' || !port) return
  port.onmessage = async ({ data: url }) =>
    port.postMessage(await chrome.runtime.sendMessage(url))
})
