/**
 * Everything the extension keeps, as one text; bytes as decimal lists. Runs on a
 * page of the extension.
 */
export async function dumpStores(): Promise<string> {
  const seen: unknown[] = [
    await chrome.storage.local.get(null),
    await chrome.storage.session.get(null),
    Object.entries(localStorage),
  ]
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    for (const store of db.objectStoreNames)
      seen.push(
        name,
        store,
        await new Promise((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        }),
      )
    db.close()
  }
  return JSON.stringify(seen, (_, value) =>
    value instanceof ArrayBuffer
      ? [...new Uint8Array(value)].join(',')
      : ArrayBuffer.isView(value)
        ? [...new Uint8Array(value.buffer)].join(',')
        : value,
  )
}
