import type { Board } from './boards';

/** A thing that changed; whoever shows it fetches it again through their own rights. */
export type Topic = {
  type:
    | 'project'
    | 'report'
    | 'finding'
    | 'notice'
    | 'card'
    | 'complaint'
    | 'board'
    | 'account'
    | 'import'
    | 'org'
    | 'enrolment'
    | 'clock'
    | 'calendar'
    | 'settings'
    | 'engine'
    | 'inbox';
  id: string;
};

/** Messages of the socket (path /socket.io, websocket only, the session cookie signs in). Ids only, never contents. */
export type ServerMessages = {
  /** Events `from` (exclusive) to `version`. A client whose own version is not `from` has missed something. */
  changed: (message: { from: number; version: number; topics: Topic[] }) => void;
  /** The board of the viewer's own scope, whole, after something in it changed. */
  board: (message: { version: number; board: Board }) => void;
  /** The viewer was told something; the number of lines not yet read. */
  told: (message: { unread: number }) => void;
  /** The engine fell silent, or is back. Told by the api process itself: a dead engine tells nothing. */
  engine: (message: { late: boolean; lastSweepAt: string | null }) => void;
  'signed-out': (message: { reason: 'closed' | 'expired' | 'changed' }) => void;
};
export type ClientMessages = {
  /** What is on the screen. Answers with the version the server is at, so that a client knows what it missed. */
  watch: (message: { board: boolean }, answer: (state: { version: number }) => void) => void;
};
