import { getDuties } from '@duban/contracts';
import { type Shows, useFetched } from './query';

const SHOWS: Shows[] = [
  { type: 'notice' },
  { type: 'complaint' },
  { type: 'card' },
  { type: 'project' },
  { type: 'report' },
  { type: 'clock' },
  { type: 'enrolment' },
  { type: 'inbox' },
];

/** What this person owes, and how much they have not read: the counts of the rail and the bell, asked once. */
export const useDuties = () => useFetched(getDuties, {}, { shows: SHOWS });
