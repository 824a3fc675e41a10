// Picking files or a whole folder: two hidden inputs and the ways to open them.
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { useTexts } from '../../../i18n/start.ts';
import { type ReadFile, readPicked } from './reading-files.ts';
import { useTakingFiles } from './use-taking-files.ts';

export interface FilePicker {
  /** Goes anywhere into the screen. */
  readonly input: ReactNode;
  readonly openFiles: () => void;
  readonly openFolder: () => void;
}

/** `onFiles` where picked files are not simply to be imported, as a corrected file is not. */
export function useFilePicker(onFiles?: (files: readonly ReadFile[]) => Promise<void>): FilePicker {
  const { t } = useTexts('files');
  const take = useTakingFiles();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const target = event.currentTarget;
    if (target.files === null) return;
    void readPicked(target.files).then((read) => {
      target.value = '';
      return (onFiles ?? take)(read);
    });
  };
  const input = (
    <>
      <input ref={files} type="file" multiple hidden aria-label={t('import')} onChange={onChange} />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={t('importFolder')}
        onChange={onChange}
      />
    </>
  );
  return { input, openFiles: () => files.current?.click(), openFolder: () => folder.current?.click() };
}
