import { stripVTControlCharacters } from 'node:util';

/** What is worth showing of Nx's output while categories run. */
export type OutputEvent =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'verdict'; readonly text: string }
  | { readonly kind: 'replayed'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

const TASK_HEADER = /^> nx run (?<project>[\w-]+):stress\b(?<rest>.*)$/;
const FAILED_TASK = /^- (?<project>[\w-]+):stress\b/;
const VERDICT = /^(PASS|FAIL|INCONCLUSIVE|SKIPPED) {2}/;

/** Reads Nx's output line by line; a replayed task's old progress is not shown as if it were news. */
export class NxOutput {
  readonly #failed = new Set<string>();
  readonly #replayed = new Set<string>();
  #replaying = false;

  read(line: string): OutputEvent {
    const text = stripVTControlCharacters(line);
    const header = TASK_HEADER.exec(text)?.groups;
    if (header !== undefined) {
      this.#replaying = /\[.*cache.*\]/.test(header.rest ?? '');
      if (this.#replaying) {
        this.#replayed.add(header.project ?? '');
        return { kind: 'replayed', text: `${header.project ?? ''} REPLAYED` };
      }
    }
    const failed = FAILED_TASK.exec(text)?.groups?.project;
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
}
