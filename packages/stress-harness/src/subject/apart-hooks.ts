// Hooks of Node's module loader, run in a thread of its own. Imported by `register` alone.
import type { ResolveHook } from 'node:module';

const APART = /\?apart=[\w-]+$/;
/** The harness's own modules: what they know is known once in a process. */
const HARNESS = new URL('..', import.meta.url).href;

/** Hands the label of a module on to what it imports. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const resolved = await nextResolve(specifier, context);
  const label = APART.exec(context.parentURL ?? '')?.[0];
  const { url } = resolved;
  if (label === undefined || !url.startsWith('file:') || url.startsWith(HARNESS)) return resolved;
  return APART.test(url) ? resolved : { ...resolved, url: `${url}${label}` };
};
