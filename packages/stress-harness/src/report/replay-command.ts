import type { Profile } from '../profile.js';
import { DEFAULT_SUBJECT } from '../settings.js';

/** What decides a run. */
export interface ReplayOf {
  readonly category: string;
  readonly test: string;
  readonly seed: number;
  readonly profile: Profile;
  readonly subject: string;
}

/** The shell command that runs one test again, measured afresh. */
export function replayCommand({ category, test, seed, profile, subject }: ReplayOf): string {
  const variables = [`STRESS_SEED=${seed}`];
  if (subject !== DEFAULT_SUBJECT) variables.push(`STRESS_SUBJECT=${shellWord(subject)}`);
  const pattern = test.replaceAll(/[\\^$.*+?()[\]{}|]/g, '.');
  return `${variables.join(' ')} npx nx stress ${category} -c ${profile} --skip-nx-cache -- -t ${shellWord(pattern)}`;
}

function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
