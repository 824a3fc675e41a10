// Where one is, in the address after '#': "#/breaks?stage=fund&outcome=timing". The browser's history is the way back.
import { useSyncExternalStore } from 'react';
import type { FeaturePath, Place } from '../ui/workbench.tsx';

const PATHS: readonly FeaturePath[] = [
  'day',
  'files',
  'breaks',
  'books',
  'trace',
  'history',
  'settings',
  'people',
  'keeping',
];

/** Anything unknown is the day, the home. */
export function placeOfHash(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const feature = PATHS.find((known) => known === path);
  if (feature === undefined) return { feature: 'day', parameters: {} };
  return { feature, parameters: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOfPlace({ feature, parameters }: Place): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? `#/${feature}` : `#/${feature}?${query}`;
}

let lastHash: string | null = null;
let lastPlace: Place = { feature: 'day', parameters: {} };

function currentPlace(): Place {
  if (location.hash !== lastHash) {
    lastHash = location.hash;
    lastPlace = placeOfHash(location.hash);
  }
  return lastPlace;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace);
}

export function goTo(place: Place): void {
  location.hash = hashOfPlace(place);
}
