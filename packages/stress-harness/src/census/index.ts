// An entry of its own: what reads snapshots has no place in a measured process.
export {
  bytesGrown,
  type Census,
  grownGroups,
  type GroupGrowth,
  keptGroups,
  type Tally,
} from './census.js';
export { groupOf } from './object-group.js';
export { readCensus, readCensusFile } from './snapshot-reader.js';
