/** Subject: the import. Each is an errand, and safe to run twice: what an import is now says whether it is still to be done. */
export const TRY_DUE = 'import.try-due';
export const RUN_DUE = 'import.run-due';
export const UNDO_DUE = 'import.undo-due';
