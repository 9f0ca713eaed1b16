// What components use of the history.

import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, whyOf, type Why } from './ask';
import { pathTo, withNewer, withOlder } from './list';
import { pageOf } from './parse';
import { useSource, watch, type There } from './source';
import type { Page } from './types';

type Fields = Readonly<Record<string, unknown>>;

export interface List<R> {
  /// `null` while nothing has been answered.
  page: Page<R> | null;
  /// Why nothing has been answered, if something was.
  why: Why | null;
  /// Fetches what is older; `null` if there is none.
  older: (() => void) | null;
  busy: boolean;
}

/// The history, if it is there. While something uses it, it is looked at often.
export function useThere(): There | null {
  const source = useSource();
  useEffect(watch, []);
  return source.is === 'there' ? source : null;
}

interface Held<R> extends Pick<List<R>, 'page' | 'why'> {
  path: string;
}

const SIZE = 20;

/// The rows at `path`, newest first, read again whenever the history has grown. `row` and `keyOf` must be
/// the same functions each time; `path` is `null` while there is nothing to ask for.
export function useRows<R>(path: string | null, row: (fields: Fields) => R, keyOf: (row: R) => string, size = SIZE): List<R> {
  const there = useThere();
  const [held, setHeld] = useState<Held<R> | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = useRef(path);
  wanted.current = path;
  const url = there?.url;
  const cursor = there?.cursor;
  useEffect(() => {
    if (path === null || url === undefined) return;
    const stop = new AbortController();
    const first = pathTo(path, { limit: size });
    ask(url, first, stop.signal).then((body) => {
      const page = pageOf(body, row);
      setHeld((now) => ({ path, why: null, page: now?.path === path && now.page ? withNewer(now.page, page, keyOf) : page }));
    }).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      setHeld((now) => ({ path, why: whyOf(error), page: now?.path === path ? now.page : null }));
    });
    return () => stop.abort();
  }, [path, url, cursor, row, keyOf, size]);
  // Never rows of another question under the heading of this one.
  const mine = held?.path === path ? held : null;
  const next = mine?.page?.next ?? null;
  const older = useCallback(() => {
    if (path === null || url === undefined || next === null) return;
    setBusy(true);
    ask(url, pathTo(path, { limit: size, before: next })).then((body) => {
      const page = pageOf(body, row);
      setHeld((now) => (now?.path === path && now.page?.next === next ? { ...now, why: null, page: withOlder(now.page, page) } : now));
    }).catch((error: unknown) => {
      setHeld((now) => (now?.path === path ? { ...now, why: whyOf(error) } : now));
    }).finally(() => {
      if (wanted.current === path) setBusy(false);
    });
  }, [path, url, next, row, size]);
  useEffect(() => setBusy(false), [path]);
  return { page: mine?.page ?? null, why: mine?.why ?? null, older: next === null ? null : older, busy };
}
