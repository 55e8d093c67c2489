// Writes the heap snapshots given as arguments, and keeps a few records more before each.
import { writeHeapSnapshot } from 'node:v8';

class PlantedRecord {
  number = 1;
}

class Hoarder {
  hoard = [];
}

globalThis.hoarder = new Hoarder();
const [perSnapshot, ...files] = process.argv.slice(2);
for (const file of files) {
  for (let i = 0; i < Number(perSnapshot); i++) globalThis.hoarder.hoard.push(new PlantedRecord());
  writeHeapSnapshot(file);
}
