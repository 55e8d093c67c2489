import { stripVTControlCharacters } from 'node:util';

/** What is worth showing of Nx's output while categories run. */
export type OutputEvent =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'verdict'; readonly text: string }
  | { readonly kind: 'replayed'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

const TASK_HEADER = /^> nx run (?<project>[\w-]+):(?<target>[\w-]+)(?<rest>.*)$/;
const FAILED_TASK = /^- (?<project>[\w-]+):(?<target>[\w-]+)/;
const VERDICT = /^(PASS|FAIL|CAUGHT|INCONCLUSIVE|SKIPPED) {2}/;

/** Reads Nx's output line by line; a replayed task's old progress is not shown as if it were news. */
export class NxOutput {
  readonly #target: string;
  readonly #failed = new Set<string>();
  readonly #replayed = new Set<string>();
  #replaying = false;

  /** @param target - the target that is run; what it depends on is not told of. */
  constructor(target: string) {
    this.#target = target;
  }

  read(line: string): OutputEvent {
    const text = stripVTControlCharacters(line);
    const header = this.#taskOf(TASK_HEADER.exec(text));
    if (header !== undefined) {
      this.#replaying = /\[.*cache.*\]/.test(header.rest ?? '');
      if (this.#replaying) {
        this.#replayed.add(header.project ?? '');
        return { kind: 'replayed', text: `${header.project ?? ''} REPLAYED` };
      }
    }
    const failed = this.#taskOf(FAILED_TASK.exec(text))?.project;
    if (failed !== undefined) this.#failed.add(failed);
    if (this.#replaying) return { kind: 'other', text };
    if (text.startsWith('›')) return { kind: 'progress', text };
    return { kind: VERDICT.test(text) ? 'verdict' : 'other', text };
  }

  /** Projects whose reports come from the cache. */
  get replayedProjects(): ReadonlySet<string> {
    return this.#replayed;
  }

  /** Projects whose task Nx lists as failed. */
  get failedProjects(): ReadonlySet<string> {
    return this.#failed;
  }

  #taskOf(match: RegExpExecArray | null): RegExpExecArray['groups'] {
    return match?.groups?.target === this.#target ? match.groups : undefined;
  }
}
