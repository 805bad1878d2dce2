export { countDataset, type DatasetCount, knownCells, RECOUNTED } from './counts.ts';
export {
  type BadLine,
  type DatasetHeader,
  type DatasetLine,
  type Disclosure,
  type EntryLine,
  formatDataset,
  type LostLine,
  type ParsedDataset,
  parseEntries,
  parseParties,
  type PartyLine,
} from './lines.ts';
export { type Candidate, OPENABLE, type Openable, openedOf, openings } from './opening.ts';
