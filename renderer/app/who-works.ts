// Who works: whom the engine names, else the one remembered here. Taking someone's chair, by name alone or by passphrase.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PersonView, WorkspaceView } from '../../shared/contract/engine-api.ts';
import type { User } from '../../shared/model/settings.ts';
import { useEngine, useQuery, useRefresh } from '../engine-client/use-engine.tsx';
import { useTexts } from '../i18n/start.ts';
import { notify } from '../ui/notices.tsx';
import { useFrameStore } from './frame-store.ts';
import { chosenUser } from './scope.ts';

export interface WhoWorks {
  readonly people: readonly PersonView[];
  readonly user: User | null;
  readonly signIn: (user: string) => void;
  /** Whose passphrase is asked for now, or null. */
  readonly asked: PersonView | null;
  readonly dismiss: () => void;
}

const NOBODY: readonly PersonView[] = [];

/** The one the engine names, where the settings know them; else the remembered one, the first maker, anyone. */
export function workingUser(
  workspace: Pick<WorkspaceView, 'users'>,
  people: readonly PersonView[],
  remembered: string | null,
): User | null {
  const named = people.find(({ working }) => working)?.id ?? null;
  return chosenUser(workspace, named ?? remembered);
}

/** Who takes the chair by name alone as soon as it is known that nobody works: nobody whose key waits for a passphrase. */
export function entersByName(people: readonly PersonView[], user: User | null): string | null {
  if (user === null || people.some(({ working }) => working)) return null;
  return people.find(({ id }) => id === user.id)?.key === 'none' ? user.id : null;
}

export function useWhoWorks(workspace: WorkspaceView | undefined): WhoWorks {
  const { sentence } = useTexts('access');
  const engine = useEngine();
  const refresh = useRefresh();
  const remembered = useFrameStore((state) => state.userId);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const people = useQuery('people', undefined).data ?? NOBODY;
  const user = useMemo(
    () => (workspace === undefined ? null : workingUser(workspace, people, remembered)),
    [workspace, people, remembered],
  );

  const enter = useCallback(
    async (id: string) => {
      const result = await engine.call('signIn', { user: id, passphrase: null });
      if (!result.ok) return result.problem;
      useFrameStore.setState({ userId: id });
      refresh();
      return null;
    },
    [engine, refresh],
  );
  const byName = entersByName(people, user);
  useEffect(() => {
    if (byName !== null) void enter(byName);
  }, [byName, enter]);

  const say = useRef(sentence);
  say.current = sentence;
  const signIn = useCallback(
    (id: string) => {
      const person = people.find((one) => one.id === id);
      if (person?.key === 'own' && !person.signedIn) return setAskedFor(id);
      if (person?.working === true) return;
      void enter(id).then((problem) => {
        if (problem !== null) notify({ text: say.current(problem.message), mark: 'rejected' });
      });
    },
    [people, enter],
  );

  return {
    people,
    user,
    signIn,
    asked: people.find(({ id }) => id === askedFor) ?? null,
    dismiss: () => setAskedFor(null),
  };
}
