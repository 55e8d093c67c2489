import { importApart } from '@breaker-lab/stress-harness';
import type { Side } from './compared-side.js';

/** The calling loop of one side, loaded for it alone under this label. */
export async function sideApart(way: 'sync' | 'async', label: string): Promise<Side> {
  const url = new URL('./compared-side.js', import.meta.url).href;
  return ((await importApart(url, label)) as Record<'sync' | 'async', Side>)[way];
}
