import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G4: journalists, elected people, lawyers and others named in C3 have the independent lock before sending. */
export const sensitivityDisclosed: ItemRule = ({ content: { sensitiveCategory } }) =>
  sensitiveCategory === undefined || sensitiveCategory === 'NONE'
    ? NOTHING
    : complain('NEEDS_LOCK2', 'G4_SENSITIVE', 'sensitiveCategory', sensitiveCategory);
