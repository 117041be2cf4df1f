import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';
const KEY = 'duban.theme';
const listeners = new Set<() => void>();
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

export function themeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function apply(): void {
  const choice = themeChoice();
  const dark = choice === 'dark' || (choice === 'system' && prefersDark().matches);
  if (dark) document.documentElement.dataset.theme = 'dark';
  else delete document.documentElement.dataset.theme;
  listeners.forEach((tell) => tell());
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // private mode: the system decides
  }
  apply();
}

/** Follow the system's theme, and the width that makes a phone. Called once, at the start. */
export function followDevice(): void {
  prefersDark().addEventListener('change', apply);
  const narrow = matchMedia('(max-width: 767px)');
  const density = () => {
    const root = document.documentElement.dataset;
    if (root.density === 'wall') return;
    if (narrow.matches) root.density = 'phone';
    else delete root.density;
    listeners.forEach((tell) => tell());
  };
  narrow.addEventListener('change', density);
  density();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};
export const useIsDark = (): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme === 'dark');
export const useIsPhone = (): boolean =>
  useSyncExternalStore(subscribe, () => document.documentElement.dataset.density === 'phone');
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice);
