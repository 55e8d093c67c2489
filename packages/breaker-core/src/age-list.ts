/** A member of an {@link AgeList}; it is in one list at a time. */
export interface Aged<N> {
  older: N | undefined;
  younger: N | undefined;
}

/**
 * Members in the order in which they came. Adding, finding the oldest and removing any are O(1).
 *
 * ```
 * oldest ⇄ … ⇄ youngest
 * ```
 */
export class AgeList<N extends Aged<N>> {
  #oldest: N | undefined;
  #youngest: N | undefined;
  #size = 0;

  get oldest(): N | undefined {
    return this.#oldest;
  }

  get size(): number {
    return this.#size;
  }

  add(member: N): void {
    member.older = this.#youngest;
    if (this.#youngest === undefined) this.#oldest = member;
    else this.#youngest.younger = member;
    this.#youngest = member;
    this.#size++;
  }

  /** Takes a member out and cuts its links: one that is kept keeps no other alive. */
  remove(member: N): void {
    const { older, younger } = member;
    if (older === undefined) this.#oldest = younger;
    else older.younger = younger;
    if (younger === undefined) this.#youngest = older;
    else younger.older = older;
    member.older = member.younger = undefined;
    this.#size--;
  }
}
