/** "policy/3" is version 3. */
export const versionOf = (policy: string | null): string => /(\d+)$/.exec(policy ?? '')?.[1] ?? '1';
