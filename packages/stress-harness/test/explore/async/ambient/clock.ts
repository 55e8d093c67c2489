/** Takes its time and chance from the globals, as code of others does. */
export async function ambient(note: (text: string) => void): Promise<void> {
  const at = new Date();
  const start = performance.now();
  const interval = setInterval(note, 400, 'interval');
  await new Promise((resolve) => setTimeout(resolve, 1_000, 'passed along'));
  clearInterval(interval);
  note(`${performance.now() - start} ms, ${new Date().getTime() - at.getTime()} ms of Date`);
  note(`${new Date(0).toISOString()} ${at instanceof Date} ${Math.random()}`);
}

/** What such code reaches for. */
export function globals(): readonly unknown[] {
  const now: unknown = Reflect.get(performance, 'now');
  return [setTimeout, clearTimeout, setInterval, clearInterval, Date, Math.random, now];
}
