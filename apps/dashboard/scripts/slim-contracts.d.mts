import type { Plugin } from 'vite';
export function slimContracts(): Plugin;
