// Writes the heap snapshots given as arguments, and keeps so many objects more before each.
import { writeHeapSnapshot } from 'node:v8';

class PlantedObject {
  number = 1;
}

const [planted, ...files] = process.argv.slice(2);
globalThis.kept = [];
for (const file of files) {
  for (let i = 0; i < Number(planted); i++) globalThis.kept.push(new PlantedObject());
  writeHeapSnapshot(file);
}
