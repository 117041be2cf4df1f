import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie or a link. */
export const makeToken = () => randomBytes(32).toString('base64url');

/** All that is kept of a token: who reads the database cannot sign in with it. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
