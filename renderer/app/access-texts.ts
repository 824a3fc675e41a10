// Texts of who works, of the lock before the workspace, of what stands under the bar, and of the privacy mode.
import type { Texts } from '../i18n/start.ts';

export const accessTexts: Texts = {
  zh: {
    group: '通用',
    user: '当前用户',
    noUser: '设置中没有用户',
    signIn: {
      title: '{{name}} · {{role}}：输入口令',
      passphrase: '口令',
      key: '公钥指纹',
      do: '登录',
      out: '{{name}} 已退出登录',
      leave: '{{name}} 退出登录',
      keys: '人员与密钥…',
      state: { in: '已登录', own: '需口令', trusted: '仅公钥' },
    },
    unlock: {
      title: '此工作区已加密',
      passphrase: '工作区口令',
      do: '打开',
      busy: '正在打开…',
      lost: '没有口令就无法读取其中任何内容，也没有找回的办法。',
    },
    note: {
      readOnly: '只读：不能更改任何内容。',
      heldHere:
        '另一个清算对账工作台窗口（进程 {{process}}）正打开着此工作区；请在那里更改，或先关闭那个窗口再在这里重新打开。',
      heldElsewhere:
        '另一台机器 {{host}} 上的清算对账工作台（进程 {{process}}）正打开着此工作区；请在那里更改，或先在那里关闭再在这里重新打开。',
      warnings_one: '查看工作区',
      warnings_other: '查看全部 {{count}} 条',
    },
    privacy: {
      name: '隐私',
      isOn: '隐私模式',
      on: '打开隐私模式：遮住姓名、金额、账号与卡号，便于截图',
      off: '关闭隐私模式',
    },
  },
  en: {
    group: 'Everywhere',
    user: 'Current user',
    noUser: 'no users in the settings',
    signIn: {
      title: '{{name}} · {{role}}: passphrase',
      passphrase: 'Passphrase',
      key: 'Fingerprint of the key',
      do: 'Sign in',
      out: '{{name}} is signed out',
      leave: 'Sign out {{name}}',
      keys: 'People and keys…',
      state: { in: 'signed in', own: 'with passphrase', trusted: 'public key only' },
    },
    unlock: {
      title: 'This workspace is encrypted',
      passphrase: 'Passphrase of the workspace',
      do: 'Open',
      busy: 'Opening…',
      lost: 'Without its passphrase nothing in it can be read, and there is no way to recover one that was lost.',
    },
    note: {
      readOnly: 'Read-only: nothing can be changed.',
      heldHere:
        'Another Clearbench window (process {{process}}) has this workspace open: change it there, or close that window and open it here again.',
      heldElsewhere:
        'A Clearbench on another machine, {{host}} (process {{process}}), has this workspace open: change it there, or close it there and open it here again.',
      warnings_one: 'Show the workspace',
      warnings_other: 'Show all {{count}}',
    },
    privacy: {
      name: 'Privacy',
      isOn: 'Privacy mode',
      on: 'Privacy mode: hide names, amounts, account and card numbers for screenshots',
      off: 'Leave the privacy mode',
    },
  },
};
