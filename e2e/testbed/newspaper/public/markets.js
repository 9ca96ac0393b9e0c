const button = document.getElementById('ask')
const status = document.getElementById('status')
const table = document.getElementById('quotes')

function cell(text) {
  const element = document.createElement('td')
  element.textContent = text
  return element
}

function show(quotes) {
  const rows = quotes.map(({ lot, price, change }) => {
    const row = document.createElement('tr')
    row.append(...[lot, price, change].map(cell))
    return row
  })
  table.tBodies[0].replaceChildren(...rows)
  table.hidden = false
}

async function ask() {
  button.disabled = true
  status.textContent = 'Asking the hall …'
  try {
    const response = await fetch('/api/quotes')
    if (response.ok) {
      const { quotes } = await response.json()
      show(quotes)
      status.textContent = `Quotes of ${new Date().toLocaleTimeString('en-GB')}.`
    } else if (response.status === 402) {
      status.textContent =
        'The hall asked for 0.001 USDC and was not paid, so there are no quotes.'
    } else {
      status.textContent = `The hall answered ${response.status} and sent no quotes.`
    }
  } catch {
    status.textContent = 'The hall could not be reached.'
  } finally {
    button.disabled = false
  }
}

button.addEventListener('click', ask)
