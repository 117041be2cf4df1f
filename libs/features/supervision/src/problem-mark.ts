import { createHash } from 'node:crypto';

/** By what a problem of a report is known again once it was raised (`raised_problems`): its category and words. */
export const problemMark = ({ category, text }: { category: string; text: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([category, text]))
    .digest('hex');
