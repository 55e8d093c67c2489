const DAY_MS = 24 * 3_600_000;

/** Whether the machine knows a time zone of this name. */
export function isTimeZone(name: unknown): name is string {
  // The default: asking `Intl` would take a hundred times as long as all the rest of a breaker.
  if (name === 'UTC') return true;
  if (typeof name !== 'string' || name === '') return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * What clocks show in one time zone.
 *
 * @remarks
 * A *local* time is what a clock on the wall shows, counted as if it were UTC. It repeats where
 * clocks are put back, and skips where they are put forward. All knowledge of zones is that of
 * `Intl`.
 */
export class TimeZone {
  /** Absent for UTC, where clocks show the time itself. */
  readonly #format: Intl.DateTimeFormat | undefined;

  constructor(name: string) {
    if (name === 'UTC') return;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  localMs(epochMs: number): number {
    if (this.#format === undefined) return epochMs;
    const shown: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(epochMs)) shown[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
    const fractionMs = epochMs - Math.floor(epochMs / 1_000) * 1_000;
    return Date.UTC(year, month - 1, day, hour, minute, second) + fractionMs;
  }

  offsetMs(epochMs: number): number {
    return this.localMs(epochMs) - epochMs;
  }

  /** The first instant at which clocks show `localMs`, or, where they skip it, a later time. */
  startOf(localMs: number): number {
    const [first] = this.instantsOf(localMs);
    if (first !== undefined) return first;
    const { before, after } = this.#around(localMs);
    return firstInstant((epochMs) => this.localMs(epochMs) >= localMs, { from: after, to: before });
  }

  /** The instants at which clocks show `localMs`: one, two where it repeats, none where skipped. */
  instantsOf(localMs: number): number[] {
    const { before, after } = this.#around(localMs);
    const candidates = before === after ? [before] : [before, after];
    return candidates.filter((epochMs) => this.localMs(epochMs) === localMs);
  }

  /** The first instant after `from`, up to `to`, whose offset is not that of `from`. */
  offsetChange({ from, to }: { from: number; to: number }): number {
    const offsetMs = this.offsetMs(from);
    return firstInstant((epochMs) => this.offsetMs(epochMs) !== offsetMs, { from, to });
  }

  /** When clocks show `localMs`, by the offset of the day before and by that of the day after. */
  #around(localMs: number): { before: number; after: number } {
    return {
      before: localMs - this.offsetMs(localMs - DAY_MS),
      after: localMs - this.offsetMs(localMs + DAY_MS),
    };
  }
}

/** The first whole millisecond after `from` that `holds`; from there on all do, up to `to`. */
function firstInstant(
  holds: (epochMs: number) => boolean,
  { from, to }: { from: number; to: number },
): number {
  let [early, late] = [Math.floor(from), Math.ceil(to)];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (holds(middle)) late = middle;
    else early = middle;
  }
  return late;
}
