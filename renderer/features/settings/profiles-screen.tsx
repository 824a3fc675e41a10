// The import profiles: shipped ones and one's own, each as data; copied, edited with problems beside the line, exported, imported, removed.
import { App } from 'antd';
import { useRef, useState } from 'react';
import type { ProfileView } from '../../../shared/contract/engine-api.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { SOURCES } from '../../../shared/model/record.ts';
import { useEngine, useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Button, EmptyState, Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { saveFiles } from '../../ui/save-files.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { copiedText, freeName } from './profile-copy.ts';
import { ProfileText } from './profile-text.tsx';
import { ProfilesFoot } from './profiles-foot.tsx';
import './profiles.css';
import './settings.css';
import { SettingsTabs } from './settings-tabs.tsx';

/** What is being edited: the text, and whether it was saved before under its name. */
interface Editing {
  readonly text: string;
  readonly from: string;
  /** The title of a copy that is not saved yet. */
  readonly copyAs?: string;
}

export function ProfilesScreen() {
  const { t, common } = useTexts('settings');
  const engine = useEngine();
  const { user, place, go, tellDone } = useWorkbench();
  const { modal } = App.useApp();
  const list = useQuery('profiles', undefined);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const profiles = list.data ?? [];
  const chosen = profiles.find(({ name }) => name === place.parameters.name) ?? profiles[0];
  const shown = useQuery('profile', chosen?.isData === true ? { name: chosen.name } : null);
  const typed = editing?.text ?? null;
  const checked = useQuery('profileCheck', typed === null ? null : { text: typed });
  const own = chosen?.origin === 'user';
  const text = typed ?? (chosen?.isData === true ? (shown.data?.text ?? null) : null);
  const faulty = editing === null ? undefined : checked.problem;

  const choose = (name: string) => {
    setEditing(null);
    setProblem(null);
    go('settings', { tab: 'profiles', name });
  };
  const copy = () => {
    if (chosen === undefined || shown.data === undefined) return;
    const name = freeName(
      chosen.name,
      profiles.map((each) => each.name),
    );
    const title = t('profiles.copyOf', { title: chosen.title || chosen.name });
    setEditing({ text: copiedText(shown.data.text, name, title), from: chosen.name, copyAs: title });
  };
  const save = async () => {
    if (typed === null || faulty !== undefined) return;
    const result = await engine.call('saveProfile', { text: typed, user: user?.id ?? '' });
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    void tellDone({
      text: t('profiles.saved', { title: result.value.title || result.value.name, version: result.value.version }),
    });
    choose(result.value.name);
  };
  const remove = () => {
    if (chosen === undefined) return;
    modal.confirm({
      title: t('profiles.removeTitle', { title: chosen.title || chosen.name }),
      content: t('profiles.removeText'),
      okText: t('profiles.remove'),
      cancelText: common('cancel'),
      onOk: async () => {
        const result = await engine.call('removeProfile', { name: chosen.name, user: user?.id ?? '' });
        setProblem(result.ok ? null : result.problem);
        if (result.ok) void tellDone({ text: t('profiles.removed', { title: chosen.title || chosen.name }) });
      },
    });
  };
  const exportText = () => {
    if (chosen !== undefined && shown.data !== undefined)
      void saveFiles([{ name: `${chosen.name}.yaml`, content: shown.data.text }]);
  };
  useShortcuts([
    { keys: ['Ctrl+s'], label: t('profiles.save'), group: t('keys.group'), run: () => void save(), whileTyping: true },
  ]);

  return (
    <>
      <Screen title={t('title')} className="profiles">
        <input
          ref={picker}
          type="file"
          accept=".yaml,.yml,.json"
          hidden
          aria-label={t('profiles.import')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            const target = event.currentTarget;
            if (file === undefined) return;
            void file.text().then((content) => {
              target.value = '';
              setProblem(null);
              setEditing({ text: content, from: file.name });
            });
          }}
        />
        <section className="profiles-list">
          <div className="title-bar">
            <SettingsTabs current="profiles" />
            <span className="spring" />
            <Button look="plain" onClick={() => picker.current?.click()} changes>
              {t('profiles.import')}
            </Button>
          </div>
          {list.problem === undefined ? null : <ProblemSentence problem={list.problem} />}
          <ProfileList profiles={profiles} chosen={chosen?.name ?? ''} onChoose={choose} />
        </section>
        <section className="profiles-text">
          <div className="title-bar">
            <h2 className="clip">
              {editing === null
                ? (chosen?.title ?? '')
                : (editing.copyAs ?? t('profiles.editing', { from: editing.from }))}
            </h2>
            <span className="spring" />
            {editing !== null || text === null ? null : (
              <>
                <Button look="plain" onClick={exportText}>
                  {t('profiles.export')}
                </Button>
                <Button look="plain" onClick={copy}>
                  {t('profiles.copy')}
                </Button>
                {own ? (
                  <>
                    <Button look="plain" onClick={() => setEditing({ text, from: chosen?.name ?? '' })}>
                      {t('profiles.edit')}
                    </Button>
                    <Button look="plain" onClick={remove} changes>
                      {t('profiles.remove')}
                    </Button>
                  </>
                ) : null}
              </>
            )}
          </div>
          {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
          {faulty === undefined ? null : <ProblemSentence problem={faulty} />}
          {text === null ? (
            <EmptyState
              title={chosen?.title ?? t('profiles.none')}
              text={chosen === undefined ? '' : t('profiles.ownProgram')}
            />
          ) : (
            <ProfileText
              text={text}
              line={faulty?.line ?? null}
              onChange={editing === null ? null : (next) => setEditing({ ...editing, text: next })}
            />
          )}
        </section>
      </Screen>
      <ProfilesFoot
        editing={editing !== null}
        readOnly={chosen?.origin === 'shipped'}
        faulty={faulty !== undefined}
        checking={editing !== null && checked.data === undefined && faulty === undefined}
        own={profiles.filter(({ origin }) => origin === 'user').length}
        shipped={profiles.filter(({ origin }) => origin === 'shipped').length}
        onSave={() => void save()}
        onRevert={() => setEditing(null)}
      />
    </>
  );
}

function ProfileList({
  profiles,
  chosen,
  onChoose,
}: {
  profiles: readonly ProfileView[];
  chosen: string;
  onChoose: (name: string) => void;
}) {
  const { t, term } = useTexts('settings');
  const groups = [
    { title: t('profiles.own'), list: profiles.filter(({ origin }) => origin === 'user') },
    ...SOURCES.map((source) => ({
      title: term(`sourceFile.${source}`),
      list: profiles.filter((each) => each.origin === 'shipped' && each.source === source),
    })),
  ];
  return (
    <div className="profiles-window">
      {groups.map(({ title, list }) =>
        list.length === 0 ? null : (
          <div key={title}>
            <h3>
              {title} <span className="quiet">{list.length}</span>
            </h3>
            <ul>
              {list.map((profile) => (
                <li key={profile.name}>
                  <button
                    type="button"
                    aria-current={profile.name === chosen ? 'true' : undefined}
                    onClick={() => onChoose(profile.name)}
                    title={profile.name}
                  >
                    <span className="clip">{profile.title || profile.name}</span>
                    <span className="quiet">
                      {profile.isData ? t(`profiles.proven.${profile.proven}`) : t('profiles.program')}
                      {profile.origin === 'user' ? ` · ${t('profiles.version', { version: profile.version })}` : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}
