import type { FindingKind } from '../exploration.js';

/** What code under test did to the whole process. */
export interface Misdeed {
  readonly outcome: FindingKind;
  readonly message: string;
}

/** Stands between code under test and the process for as long as it is explored. */
export class ProcessGuard {
  readonly #exit = Reflect.get<typeof process, 'exit'>(process, 'exit');
  #misdeed: Misdeed | undefined;

  install(): void {
    process.on('unhandledRejection', this.#onRejection);
    process.on('uncaughtException', this.#onException);
    process.exit = (code) => {
      this.report('exit', `process.exit(${code ?? ''}) was called`);
      throw new Error('process.exit: not while it is explored');
    };
  }

  remove(): void {
    process.off('unhandledRejection', this.#onRejection);
    process.off('uncaughtException', this.#onException);
    process.exit = this.#exit;
  }

  /** The first one is kept. */
  report(outcome: FindingKind, message: string): void {
    this.#misdeed ??= { outcome, message };
  }

  /** What was done since the last time. */
  take(): Misdeed | undefined {
    const misdeed = this.#misdeed;
    this.#misdeed = undefined;
    return misdeed;
  }

  readonly #onRejection = (reason: unknown): void => {
    this.report('unhandled-rejection', `a rejection was left to nobody: ${String(reason)}`);
  };

  readonly #onException = (error: unknown): void => {
    this.report('died', `thrown outside of any promise, which ends a process: ${String(error)}`);
  };
}
