// The pages, and which of them the address names. Addresses are the part after the hash, so that any
// file host can serve the page.

import { lazy, type ComponentType } from 'react';
import { Store, useStore } from './chain/store';
import type { Economy } from './chain/types';
import type { Key } from './text';
import type { IconName } from './ui/Icon';

export interface PageEntry {
  path: string;
  title: Key;
  icon: IconName;
  load: () => Promise<{ default: ComponentType }>;
  /// Whether this economy has it. Every economy has what does not say.
  shown?: (economy: Economy) => boolean;
  /// It is for few: other pages link to it, and the navigation does not name it.
  apart?: boolean;
}

/// In the order of the navigation.
export const PAGES: readonly PageEntry[] = [
  { path: 'stake', title: 'nav.stake', icon: 'stake', load: () => import('./pages/stake') },
  { path: 'my', title: 'nav.my', icon: 'my', load: () => import('./pages/my') },
  { path: 'protocol', title: 'nav.protocol', icon: 'protocol', load: () => import('./pages/protocol') },
  { path: 'burn', title: 'nav.burn', icon: 'burn', load: () => import('./pages/burn') },
  { path: 'discounts', title: 'nav.discounts', icon: 'discounts', load: () => import('./pages/discounts') },
  { path: 'governance', title: 'nav.governance', icon: 'governance', load: () => import('./pages/governance') },
  { path: 'history', title: 'nav.history', icon: 'clock', load: () => import('./pages/history') },
  { path: 'desk', title: 'nav.desk', icon: 'protocol', load: () => import('./pages/desk'), apart: true },
];

const components = new Map(PAGES.map(({ path, load }) => [path, lazy(load)]));
export const componentOf = (path: string): ComponentType | undefined => components.get(path);

export interface Place {
  path: string;
  /// What the address says besides, so that the state of a form is a link.
  search: Readonly<Record<string, string>>;
}

function placeOf(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: components.has(path) ? path : 'stake', search: Object.fromEntries(new URLSearchParams(search)) };
}

const place = new Store<Place>(placeOf(location.hash));
addEventListener('hashchange', () => place.set(placeOf(location.hash)));

export const usePlace = (): Place => useStore(place, (value) => value);

/// The address of a page.
export function linkTo(path: string, search: Record<string, string> = {}): string {
  const text = new URLSearchParams(search).toString();
  return `#/${path}${text ? `?${text}` : ''}`;
}

/// Changes what the address says besides, without a step in the history.
export function setSearch(search: Record<string, string>): void {
  const { path } = place.get();
  history.replaceState(null, '', linkTo(path, search));
  place.set(placeOf(location.hash));
}
