/** The document's title; a page can put an element in its place. */
export function documentTitle(): string {
  const title: unknown = document.title
  return typeof title === 'string' ? title.slice(0, 512) : ''
}
