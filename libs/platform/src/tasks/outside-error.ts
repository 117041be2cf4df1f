/**
 * What failed out there, in the world a task talks to. However it reads ("ECONNREFUSED"), it is no sign that the
 * database is away: the task waits for its next attempt, and the others go on.
 */
export class OutsideError extends Error {}
