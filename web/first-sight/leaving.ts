/** Takes the first picture out of the page: the live one stands over it, or the page shows something else. */
export function leaveFirstSight(): void {
  document.getElementById('first-sight')?.remove();
  document.getElementById('first-sight-data')?.remove();
}
