import { pino, type Logger } from 'pino';

export type Log = Logger;
export const LOG = Symbol('log');

/** JSON lines on standard output; never a cookie, a password or a token in them. */
export function makeLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  });
}
