/** One of the program modules beside this file. */
export function programAt(name: string): URL {
  return new URL(`./programs/${name}.mjs`, import.meta.url);
}

/** What a program has written down about the ends of its runs, each thing once, in order. */
export async function outcomesOf(name: string): Promise<string[]> {
  const { outcomes } = (await import(programAt(name).href)) as { outcomes: Set<string> };
  const found = [...outcomes].sort();
  outcomes.clear();
  return found;
}
