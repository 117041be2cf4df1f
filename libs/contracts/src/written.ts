import { z } from 'zod';

/** What people write when they act on a matter: the words of an answer, why something is done, what one thinks of it. */
export const Text = z.string().trim().min(2).max(4000);
export const Reason = z.string().trim().min(2).max(1000);
export const Opinion = z.string().trim().max(1000).default('');
