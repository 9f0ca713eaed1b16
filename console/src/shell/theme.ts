import { remember, remembered } from '../chain/chain';

export type Theme = 'system' | 'light' | 'dark';

export function theme(): Theme {
  const chosen = remembered('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function applyTheme(): void {
  const chosen = theme();
  const root = document.documentElement;
  if (chosen === 'system') delete root.dataset.theme;
  else root.dataset.theme = chosen;
}

export function setTheme(chosen: Theme): void {
  remember('theme', chosen === 'system' ? null : chosen);
  applyTheme();
}
