// A profile's YAML with line numbers; read-only where it is a shipped one's. The line that a problem names is marked.
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/start.ts';
import { YamlEditor } from './yaml-editor.tsx';

const NOTHING: ReadonlySet<number> = new Set();

export function ProfileText({
  text,
  line,
  onChange,
}: {
  text: string;
  line: number | null;
  /** null: read-only. */
  onChange: ((text: string) => void) | null;
}) {
  const { t } = useTexts('settings');
  const reference = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    if (line === null) return;
    const marked = reference.current?.closest('.yaml-editor')?.querySelector('.yaml-marked');
    marked?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  return (
    <YamlEditor
      text={text}
      onChange={onChange ?? (() => undefined)}
      readOnly={onChange === null}
      marked={line === null ? NOTHING : new Set([line])}
      label={t('profiles.text')}
      reference={reference}
    />
  );
}
