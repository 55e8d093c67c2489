import type { SubjectSource } from '@breaker-lab/stress-harness';

/** What a program is about, in the address it is imported by: so all its threads know the same. */
export interface ProgramQuery {
  readonly source: SubjectSource;
  /** Name of the script. */
  readonly script: string;
}

/** The address of a program module for one subject and one script. */
export function programUrl(module: URL, { source, script }: ProgramQuery): URL {
  const url = new URL(module);
  url.searchParams.set('source', JSON.stringify(source));
  url.searchParams.set('script', script);
  return url;
}

/** What the address of the running program says. */
export function queryOf(address: string): ProgramQuery {
  const { searchParams } = new URL(address);
  const source = JSON.parse(searchParams.get('source') ?? 'null') as SubjectSource;
  return { source, script: searchParams.get('script') ?? '' };
}
