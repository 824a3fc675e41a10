// Choosing one file through the system's dialog: a hidden input, and the way to open it.
import { type ReactNode, useRef } from 'react';

export interface OneFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function readOneFile(file: File): Promise<OneFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** `input` goes anywhere into the screen; `label` is its name for screen readers. */
export function useOneFile(
  label: string,
  onFile: (file: OneFile) => void,
): { readonly input: ReactNode; readonly open: () => void } {
  const picker = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={picker}
      type="file"
      hidden
      aria-label={label}
      onChange={(event) => {
        const target = event.currentTarget;
        const [file] = target.files ?? [];
        if (file === undefined) return;
        void readOneFile(file).then((read) => {
          target.value = '';
          onFile(read);
        });
      }}
    />
  );
  return { input, open: () => picker.current?.click() };
}
