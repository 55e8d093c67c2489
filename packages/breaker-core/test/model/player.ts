import type { ManualClock } from '../../src/testing/index.js';
import type { Command } from './commands.js';
import { errorOf, held, type Holding } from './holding.js';
import type { ModelOptions } from './model-options.js';
import { changed } from './option-arbitraries.js';
import type { Subject } from './subject.js';
import { tell } from './telling.js';

interface PlayerTools {
  /** The subject's own. */
  readonly clock: ManualClock;
  readonly options: ModelOptions;
  readonly configure: (options: ModelOptions) => void;
}

/** Gives commands to one subject, and writes down all it hears of it. */
export class Player {
  readonly #heard: string[] = [];
  /** To callers; in no order, as each has a promise of its own. */
  readonly #answers: string[] = [];
  readonly #subject: Subject;
  readonly #clock: ManualClock;
  readonly #held: Holding[] = [];
  readonly #settled: Holding[] = [];
  readonly #callers: AbortController[] = [];
  readonly #holds: (() => void)[] = [];
  readonly #configure: (options: ModelOptions) => void;
  #options: ModelOptions;

  constructor(subject: Subject, { clock, options, configure }: PlayerTools) {
    this.#subject = subject;
    this.#clock = clock;
    this.#options = options;
    this.#configure = configure;
    subject.on('transition', ({ cause, ...event }) => {
      this.#hear('transition', { ...event, cause: JSON.stringify(cause) });
    });
  }

  listenToCalls(): void {
    for (const event of ['rejected', 'late', 'timeout', 'snapshot-refused'] as const) {
      this.#subject.on(event, (told) => {
        this.#hear(event, told);
      });
    }
  }

  /** What the subject is seen to be, and what it has told since this was last asked. */
  look(): { seen: string; told: string } {
    const { state, isShadow, counts } = this.#subject;
    const { state: kept, remainingOpenMs, attempt } = this.#subject.snapshot();
    const figures = Object.values(counts).join(' ');
    const told = [...this.#heard.splice(0), ...this.#answers.splice(0).sort()];
    return {
      seen: `${state} ${isShadow} ${kept} ${remainingOpenMs} ${attempt} ${figures}`,
      told: told.join('\n'),
    };
  }

  /** The same at length. */
  get details(): object {
    const { state, isShadow, counts } = this.#subject;
    return { state, isShadow, snapshot: this.#subject.snapshot(), counts };
  }

  /** @returns what the subject threw. */
  play(command: Command): Error | undefined {
    try {
      this.#do(command);
      return undefined;
    } catch (error) {
      this.#hear('error', error as Error);
      return error as Error;
    }
  }

  #do(command: Command): void {
    const subject = this.#subject;
    switch (command.do) {
      case 'acquire':
        this.#held.push(held(subject.acquire()));
        break;
      case 'settle': {
        const [holding] = this.#held.splice(command.pick % Math.max(1, this.#held.length), 1);
        if (holding === undefined) break;
        this.#settled.push(holding);
        holding(command.as);
        break;
      }
      case 'settle again': {
        this.#settled[command.pick % this.#settled.length]?.(command.as);
        break;
      }
      case 'start':
        this.#start(command.timeoutMs);
        break;
      case 'abort':
        this.#callers[command.pick % this.#callers.length]?.abort(new Error('given up'));
        break;
      case 'call':
        subject.executeSync(() => {
          const error = this.play(command.inside);
          if (command.as.way !== 'success') throw error ?? errorOf(command.as);
        });
        break;
      case 'wait':
        this.#clock.advance(command.ms);
        break;
      case 'wait until due':
        this.#clock.advance(subject.snapshot().remainingOpenMs);
        break;
      case 'isolate':
        this.#holds.push(subject.isolate());
        break;
      case 'release':
        this.#holds[command.pick % this.#holds.length]?.();
        break;
      case 'configure':
        this.#options = changed(this.#options, command.changes);
        this.#configure(this.#options);
        break;
      case 'restore':
        this.#hear('restore', subject.restore(command.snapshot));
        break;
      case 'listen': {
        const forget = subject.on('transition', ({ to }) => {
          if (to !== command.to) return;
          forget();
          this.play(command.then);
        });
        break;
      }
      case 'listen and throw':
        subject.on('transition', () => {
          throw new Error('listener');
        });
        break;
      default:
        subject[command.do]();
    }
  }

  #start(timeoutMs: number | undefined): void {
    const caller = new AbortController();
    let holding: Holding | undefined;
    const work = (): Promise<void> =>
      new Promise((resolve, reject) => {
        holding = (as) => {
          if (as.way === 'success') resolve();
          else reject(errorOf(as));
        };
      });
    this.#callers.push(caller);
    const { signal } = caller;
    // No two timeouts end at one instant: their order would be anybody's.
    const ownMs = this.#callers.length / 1_024;
    const options = timeoutMs === undefined ? { signal } : { signal, timeoutMs: timeoutMs + ownMs };
    this.#subject.execute(work, options).then(
      () => {
        this.#answers.push('fulfilled');
      },
      (error: unknown) => {
        const { code, message } = error as Error & { code?: string };
        this.#answers.push(`rejected: ${code ?? message}`);
      },
    );
    if (holding !== undefined) this.#held.push(holding);
  }

  #hear(kind: string, told: object): void {
    this.#heard.push(`${kind}${tell(told)}`);
  }
}
