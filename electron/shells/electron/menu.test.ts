import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from './menu.ts';
import { withWorkspace, workspaceChoice } from './workspace-choice.ts';

const roles = (template: ReturnType<typeof menuTemplate>) =>
  template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu.map((item) => item.role) : []));

test('labels follow the language, and developer tools stay out of the packed program', () => {
  const openWorkspace = vi.fn();
  const packed = menuTemplate({ locale: 'zh-CN', isMac: false, isPackaged: true, openWorkspace });
  expect(packed[0]?.label).toBe('文件');
  expect(roles(packed)).not.toContain('toggleDevTools');
  const plain = menuTemplate({ locale: 'fr', isMac: true, isPackaged: false, openWorkspace });
  expect(plain.map((menu) => menu.role ?? menu.label)).toEqual(['appMenu', 'File', 'Edit', 'View']);
  expect(roles(plain)).toContain('toggleDevTools');
});

test('the workspace is the last one named, else the usual one', () => {
  const [folder, home] = [path.resolve('/work'), path.resolve('/home/li')];
  expect(workspaceChoice([], folder, home)).toBe(path.join(home, 'Clearbench', 'clearbench.clearbench'));
  expect(workspaceChoice(['--workspace=a.clearbench'], folder, home)).toBe(path.join(folder, 'a.clearbench'));
  expect(workspaceChoice(['--x', 'b.clearbench'], folder, home)).toBe(path.join(folder, 'b.clearbench'));
  expect(workspaceChoice(['--workspace=a', 'b.clearbench'], folder, home)).toBe(path.join(folder, 'b.clearbench'));
  expect(workspaceChoice(['--workspace='], folder, home)).toBe(path.join(home, 'Clearbench', 'clearbench.clearbench'));
  expect(withWorkspace(['.', '--workspace=a', 'b.clearbench', '--x'], '/c')).toEqual(['.', '--x', '--workspace=/c']);
});
