// The application menu: files, the usual editing and viewing roles. The workbench's own actions are on its screen, with its shortcuts.
import type { MenuItemConstructorOptions } from 'electron';

const LABELS = {
  en: { file: 'File', open: 'Open workspace…', edit: 'Edit', view: 'View' },
  zh: { file: '文件', open: '打开工作区…', edit: '编辑', view: '显示' },
} as const;

export interface MenuChoices {
  /** Locale of the system, e.g. "zh-CN". */
  readonly locale: string;
  readonly isMac: boolean;
  /** Developer tools are for an unpacked program only. */
  readonly isPackaged: boolean;
  readonly openWorkspace: () => void;
}

export function menuTemplate({ locale, isMac, isPackaged, openWorkspace }: MenuChoices): MenuItemConstructorOptions[] {
  const labels = LABELS[locale.startsWith('zh') ? 'zh' : 'en'];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: labels.file,
      submenu: [
        { label: labels.open, accelerator: 'CmdOrCtrl+O', click: openWorkspace },
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: labels.edit,
      // No undo role: the workbench undoes decisions with the same keys.
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    { label: labels.view, submenu: isPackaged ? view : [...view, { role: 'toggleDevTools' }] },
  ];
}
