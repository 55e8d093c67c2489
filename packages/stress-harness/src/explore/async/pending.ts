/** Something that goes on when the explorer says so. */
export interface Pending {
  /** Among all that are pending, no other has it; the same in every run of the same choices. */
  readonly name: string;
  /** In whose column of the trace it stands. */
  readonly actor: string;
  /** What happens when it goes on, for the trace. */
  readonly label: string;
  /** How it may go on, where there is more than one way. */
  readonly outcomes?: readonly string[];
  /** @param outcome - index into `outcomes`. */
  release(outcome: number): void;
}
