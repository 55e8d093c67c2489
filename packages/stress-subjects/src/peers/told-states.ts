import type { SubjectState, SubjectTransition } from '@breaker-lab/stress-harness';

/**
 * Makes transitions of the states that a library tells of: each begins where the last one led.
 *
 * @param first - the state when listening began.
 */
export function toldStates(
  first: SubjectState,
  listener: (transition: SubjectTransition) => void,
): (to: SubjectState) => void {
  let from = first;
  return (to) => {
    const transition = { from, to };
    from = to;
    listener(transition);
  };
}
