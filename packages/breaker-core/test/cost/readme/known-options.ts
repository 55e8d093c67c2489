import { InvalidOptionsError } from '../../../src/index.js';

/** What `act` says against one option; empty when it says nothing. */
export function ruleFor(act: () => unknown, option: string): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    return error.violations.find((violation) => violation.option === option)?.rule ?? '';
  }
  return '';
}

/** The options, sorted, that `act` says it knows where it was given the unknown option `nonsense`. */
export function knownOptions(act: () => unknown, path = ''): string[] {
  const [, known = ''] = ruleFor(act, `${path}nonsense`).split('known options are ');
  return known.split(', ').sort();
}
