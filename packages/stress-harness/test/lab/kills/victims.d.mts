/** The processes that were started for a run, by the folder they keep their temporary files in. */
export function processesOf(folder: string, file?: string): number[];
