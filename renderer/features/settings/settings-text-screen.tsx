// The settings' text: as the user wrote it on the left, what the engine understands and what would change on the right.
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { useEngine, useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { Screen } from '../../ui/parts.tsx';
import { ProblemSentence } from '../../ui/problem-sentence.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import './settings.css';
import { SettingsFoot } from './settings-foot.tsx';
import { SettingsSide } from './settings-side.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { problemLines } from './summary.ts';
import { YamlEditor } from './yaml-editor.tsx';

const PREVIEW_AFTER_MS = 350;

/** What was typed and not saved, kept while other screens are open. */
let draft: string | null = null;

function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function SettingsTextScreen() {
  const { t } = useTexts('settings');
  const engine = useEngine();
  const { user, tellDone } = useWorkbench();
  const saved = useQuery('settings', undefined);
  const [typed, setTyped] = useState<string | null>(draft);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const editor = useRef<HTMLTextAreaElement | null>(null);
  const text = typed ?? saved.data?.text ?? null;
  const settled = useSettled(text);
  const preview = useQuery('settingsPreview', settled === null ? null : { text: settled });
  const problems = preview.data?.problems ?? [];
  const dirty = typed !== null && typed !== saved.data?.text;
  const canSave = dirty && !busy && problems.length === 0 && settled === text && preview.data !== undefined;

  const edit = (next: string | null) => {
    draft = next;
    setTyped(next);
  };
  const save = async () => {
    if (!canSave || text === null) return;
    setBusy(true);
    const result = await engine.call('saveSettings', { text, user: user?.id ?? '' });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    edit(null);
    void tellDone({ text: t('foot.done', { version: result.value.version }) });
  };
  const goToLine = (line: number) => {
    const area = editor.current;
    if (area === null || text === null) return;
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (text.slice(start).split('\n')[0]?.length ?? 0));
    area
      .closest('.yaml-editor')
      ?.scrollTo({ top: Math.max(0, (line - 6) * (area.clientHeight / text.split('\n').length)) });
  };

  useShortcuts([
    { keys: ['Ctrl+s'], label: t('foot.save'), group: t('keys.group'), run: () => void save(), whileTyping: true },
  ]);

  return (
    <>
      <Screen title={t('title')} className="settings">
        <section className="settings-text">
          <div className="title-bar">
            <SettingsTabs current="text" />
            <span className="quiet clip">{t('editor.hint')}</span>
            <span className="spring" />
            <span className="quiet clip">
              {saved.data === undefined
                ? null
                : t('editor.saved', {
                    version: saved.data.version,
                    by: saved.data.savedBy,
                    at: saved.data.savedAt.replace('T', ' ').slice(0, 16),
                  })}
            </span>
          </div>
          {saved.problem === undefined ? null : <ProblemSentence problem={saved.problem} />}
          {problem === null ? null : <ProblemSentence problem={problem} onDismiss={() => setProblem(null)} />}
          {text === null ? null : (
            <YamlEditor
              text={text}
              onChange={edit}
              marked={problemLines(problems)}
              label={t('editor.label')}
              reference={editor}
            />
          )}
        </section>
        <div className="settings-seam seam-ground" />
        <SettingsSide preview={preview.data} dirty={dirty} onLine={goToLine} />
      </Screen>
      <SettingsFoot
        saved={saved.data}
        dirty={dirty}
        preview={preview.data}
        canSave={canSave}
        onSave={() => void save()}
        onRevert={() => edit(null)}
      />
    </>
  );
}
