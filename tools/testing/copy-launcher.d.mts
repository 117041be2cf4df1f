/** Copies the database launcher with its packages to `target`; `links` is the folder of the library links. */
export function copyLauncher(
  target: string,
  options?: { withoutLinks?: boolean },
): { tools: string; links: string };
