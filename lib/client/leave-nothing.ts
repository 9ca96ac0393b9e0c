/** After a wipe: what screens keep themselves goes too, and setting up begins. */
export function leaveNothing(): void {
  localStorage.clear()
  location.assign('/welcome.html')
}
