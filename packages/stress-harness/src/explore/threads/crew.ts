import { CrewMember } from './crew-member.js';
import { checkProgram, type ThreadProgram } from './thread-program.js';

/** The workers of an exploration: one for each thread of the program, kept over its runs. */
export class Crew {
  readonly program: ThreadProgram;
  readonly #url: string;
  readonly #patience: { readonly patienceMs: number };
  readonly #members: CrewMember[];

  private constructor(
    program: ThreadProgram,
    members: CrewMember[],
    { url, patienceMs }: { url: string; patienceMs: number },
  ) {
    this.program = program;
    this.#members = members;
    this.#url = url;
    this.#patience = { patienceMs };
  }

  /**
   * Imports the program, first where it can be ended: in a worker.
   *
   * @param patienceMs - for each import.
   * @throws {@link HarnessError} `ERR_PROGRAM_IMPORT`, `ERR_PROGRAM_EXPORTS`.
   */
  static async gather(url: string, { patienceMs }: { patienceMs: number }): Promise<Crew> {
    const members = [await CrewMember.start(url, { patienceMs })];
    try {
      const program = checkProgram(await import(url), url);
      while (members.length < program.threads.length) {
        members.push(await CrewMember.start(url, { patienceMs }));
      }
      return new Crew(program, members, { url, patienceMs });
    } catch (error) {
      await dismissAll(members);
      throw error;
    }
  }

  get members(): readonly CrewMember[] {
    return this.#members;
  }

  /** Ends the worker at `place` and puts another in its place. @returns how it had ended, if so. */
  async replace(place: number): Promise<string | undefined> {
    const old = this.#members[place];
    const words = await old?.lastWords();
    await old?.dismiss();
    this.#members[place] = await CrewMember.start(this.#url, this.#patience);
    return words;
  }

  /** Ends all workers. */
  dismiss(): Promise<void> {
    return dismissAll(this.#members);
  }
}

async function dismissAll(members: readonly CrewMember[]): Promise<void> {
  await Promise.all(members.map((member) => member.dismiss()));
}
