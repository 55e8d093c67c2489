const TOLD = [
  'code seq atMs from to generation reason cause openDurationMs shadow state retryAfterMs',
  'outcome admittedIn settledAs attempted restored',
].flatMap((names) => names.split(' '));

/** All that an event or an error says of itself, as one line. */
export function tell(told: object): string {
  let line = '';
  for (const name of TOLD) {
    if (name in told) line += ` ${name}=${String(told[name as never])}`;
  }
  return line;
}
