import { register } from 'node:module';

const HOOKS = new URL('./apart-hooks.js', import.meta.url);

let isRegistered = false;

/**
 * Imports a module, and all ES modules it imports, as instances of their own: their functions are
 * compiled apart from those of every other label, as the functions of two builds are. Two sides
 * that share compiled code are measured by what the compiler made of both.
 *
 * @remarks
 * The label becomes a query of the module's URL and, by hooks of Node's loader, of the URLs of what
 * it imports. The harness itself and CommonJS modules are there once.
 *
 * @param url - of a file.
 */
export async function importApart(url: string, label: string): Promise<unknown> {
  if (!isRegistered) register(HOOKS);
  isRegistered = true;
  return import(`${url}?apart=${label}`);
}
