// Picking files: a hidden input and the way to open it.
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../../i18n/start.ts';
import { readPicked } from './reading-files.ts';
import { useImporting } from './use-importing.ts';

/** `input` goes anywhere into the screen; `open` shows the system's dialog. */
export function useFilePicker(): { readonly input: ReactNode; readonly open: () => void } {
  const { t } = useTexts('files');
  const importing = useImporting();
  const reference = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={reference}
      type="file"
      multiple
      hidden
      aria-label={t('import')}
      onChange={(event) => {
        const { files } = event.currentTarget;
        const target = event.currentTarget;
        if (files === null) return;
        void readPicked(files).then((read) => {
          target.value = '';
          void importing.add(read);
        });
      }}
    />
  );
  return { input, open: () => reference.current?.click() };
}
