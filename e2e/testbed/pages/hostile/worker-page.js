// Installs the page's own service worker and waits until it rules.
window.forge = {
  install: async () => {
    await navigator.serviceWorker.register('/hostile/worker.js', {
      scope: '/hostile/worker',
    })
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve),
      )
    }
  },
  call: (url) => fetch(url).then((response) => response.status),
}
