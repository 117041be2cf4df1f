export function tokensModule(css: string): string;
