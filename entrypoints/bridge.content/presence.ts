/**
 * Whether the document is in front, and whether a person touched it since it
 * loaded. Asked of this world's own objects: no script of the page can change
 * what they say here.
 */
export function presence(): { isVisible: boolean; hasGesture: boolean } {
  return {
    isVisible: document.visibilityState === 'visible',
    hasGesture: navigator.userActivation?.hasBeenActive === true,
  }
}
