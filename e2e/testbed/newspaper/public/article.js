// The page's own script: shows how far one has read, and so that it runs.
document.documentElement.dataset.script = 'ran'
const read = document.getElementById('read')

function update() {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement
  const left = scrollHeight - clientHeight
  read.value = left > 0 ? Math.round((100 * scrollTop) / left) : 100
}

addEventListener('scroll', update, { passive: true })
update()
