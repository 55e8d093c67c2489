/** How a start state is called where it is chosen. */
export function choiceOf(start: string): string {
  return `start: ${start}`;
}
