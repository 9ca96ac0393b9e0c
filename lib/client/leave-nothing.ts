/**
 * After a wipe: what screens keep beside what the background empties goes too,
 * and setting up begins.
 */
export function leaveNothing(): void {
  localStorage.clear()
  location.assign('/welcome.html')
}
