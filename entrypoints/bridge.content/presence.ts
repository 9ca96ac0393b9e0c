/**
 * Whether the document is in front, and whether a person touched it since it
 * loaded. Asked of this world's own objects, which no script of the page can
 * reach. An element named `visibilityState` hides the document's own word from
 * every world; what is not "visible" then only makes a rule ask.
 */
export function presence(): { isVisible: boolean; hasGesture: boolean } {
  return {
    isVisible: document.visibilityState === 'visible',
    hasGesture: navigator.userActivation?.hasBeenActive === true,
  }
}
