/** What a call meets; in micro-units. */
export interface RateWindowMoment {
  readonly limitMicros: number;
  /** The window as it is to the millisecond, this call's estimate included. */
  readonly exactMicros: number;
  /** The same, as late as a window may forget. */
  readonly lateMicros: number;
  /** All that was ever spent. */
  readonly everMicros: number;
}

/** What a spend rate did, against what it had to do. */
export class RateWindowTally {
  readonly counts = {
    /** Calls let in that took the window above its limit. */
    admittedAboveRate: 0,
    /** Calls turned away that would have fitted into the window and a sixtieth more. */
    rejectedBelowRate: 0,
    /** Rightly turned away, by one micro-unit; and rightly let in, to the last one. */
    rejectedAtTheEdge: 0,
    admittedAtTheEdge: 0,
    /** Rightly let in, although all that was ever spent is above the limit. */
    admittedAfterwards: 0,
    /** Settlements that changed what the window holds. */
    corrections: 0,
    /** Calls that came while the window was above its limit, by costs above their estimates. */
    offeredAboveLimit: 0,
    windowsPassed: 0,
  };
  /** Calls that come when some money may have left, or may not yet. */
  undecided = 0;
  #notes: readonly string[] = [];

  /** The first thing that went wrong, in words. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** What became of a call; see {@link RateWindowMoment}. */
  judge(hasRun: boolean, moment: RateWindowMoment): void {
    const { exactMicros, lateMicros, limitMicros, everMicros } = moment;
    const { counts } = this;
    if (exactMicros > limitMicros) {
      if (hasRun) this.#wrong('admittedAboveRate', moment);
      else if (exactMicros === limitMicros + 1) counts.rejectedAtTheEdge++;
    } else if (lateMicros <= limitMicros) {
      if (!hasRun) this.#wrong('rejectedBelowRate', moment);
      else if (lateMicros === limitMicros) counts.admittedAtTheEdge++;
      else if (everMicros > limitMicros) counts.admittedAfterwards++;
    } else this.undecided++;
  }

  #wrong(what: 'admittedAboveRate' | 'rejectedBelowRate', moment: RateWindowMoment): void {
    this.counts[what]++;
    if (this.#notes.length > 0) return;
    const { exactMicros, lateMicros, limitMicros } = moment;
    const sums = `${exactMicros} in the window, ${lateMicros} in one that is a sixtieth longer`;
    this.#notes = [`${what}: with this call ${sums}; ${limitMicros} allowed`];
  }
}
