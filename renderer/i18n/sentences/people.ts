// What the engine says of people, keys, identity cards and decision packages.
import type { Sentence } from '../engine-sentences.ts';

export const peopleSentences: readonly Sentence[] = [
  // Who may act.
  ['{user:key} has a key: sign in first', '{user} 已有密钥：请先登录'],
  ['{user:key} has a key: sign in first, with its passphrase', '{user} 已有密钥：请先用口令登录'],
  ['{other:key} is signed in; sign out first to act as {user:key}', '{other} 正在登录；要以 {user} 办理，请先退出'],
  [
    'the key of {user:key} is known here from an identity card only; {again:key} answers packages where the key is, or brings it here by a card with the key',
    '这里只有 {user} 的身份卡，没有其密钥；请 {user} 在密钥所在处答复复核包，或用带密钥的身份卡把密钥带到这里',
  ],
  // Keys and passphrases.
  ['{user:key} has no key here; sign in without a passphrase', '{user} 在这里没有密钥；登录无需口令'],
  ['this is not the passphrase of {user:key}; try again', '{user} 的口令不对；请再试一次'],
  ['a passphrase has at least {count:key} characters; choose a longer one', '口令至少要 {count} 个字符；请用更长的'],
  [
    '{user:key} has no key here; make one, without a passphrase until now',
    '{user} 在这里没有密钥；请新建一个，无需填原口令',
  ],
  ['{user:key} has a key already; give its passphrase until now to change it', '{user} 已有密钥；更改口令请先填原口令'],
  [
    '{user:key} has no key here; make one with a passphrase of your own first',
    '{user} 在这里没有密钥；请先用自己的口令新建一个',
  ],
  [
    'the private key of {user:key} is not here; take it from where it was made',
    '{user} 的私钥不在这里；请到新建它的地方取',
  ],
  ['{user:key}: a new key, {fingerprint}', '{user}：新密钥 {fingerprint}'],
  ['{user:key}: another passphrase, {fingerprint}', '{user}：更换口令，密钥 {fingerprint}'],
  // Identity cards.
  [
    'another key of {user:key} is known here, {fingerprint}; ask {again:key} whether it is given up, and name it as the one to be replaced',
    '这里已有 {user} 的另一把密钥 {fingerprint}；请向 {user} 核实它是否停用，并指明由新密钥替换它',
  ],
  ['this key of {user:key} is known here already, since {at:key}', '{user} 的这把密钥自 {at} 起已受信任'],
  [
    'this key is known here as that of {user:key}; one person works under one name',
    '这把密钥在这里属于 {user}；一人只用一个用户名',
  ],
  ['{user:key}: key {fingerprint}', '{user}：密钥 {fingerprint}'],
  ['{user:key}: key {fingerprint} in place of {before}', '{user}：密钥 {fingerprint}，替换 {before}'],
  // Signed files.
  [
    'this file is no JSON text; it was cut, changed or is something else',
    '这个文件不是 JSON 文本；它被截断、改动，或是别的文件',
  ],
  ['this is not {wanted:sentence}: no file of Clearbench', '这不是{wanted}：不是 Clearbench 的文件'],
  ['this is {found:sentence}, not {wanted:sentence}', '这是{found}，不是{wanted}'],
  ['an identity card', '身份卡'],
  ['a decision package', '复核包'],
  ['an answer to a package', '复核包的答复'],
  [
    'the file is not as Clearbench writes it, at {field}; it was changed or made by something else',
    '文件与 Clearbench 写出的不同，位置 {field}；它被改动，或由别的程序生成',
  ],
  [
    'the content was changed after {user:key} signed it: its SHA-256 is {computed:key}, the file says {said:key}',
    '内容在 {user} 签名之后被改动：实际 SHA-256 为 {computed}，文件写的是 {said}',
  ],
  ['the fingerprint in the file is not that of its key; {wanted} would be', '文件里的指纹与其密钥不符；应为 {wanted}'],
  [
    'the signature is not one of the key of {user:key} in the file; it was changed or forged',
    '签名与文件里 {user} 的密钥不符；它被改动或伪造',
  ],
  [
    'the content is whole, but the bytes around it were changed; ask for the file as it was written',
    '内容完整，但其外的字节被改动；请索取原样的文件',
  ],
  // Packages.
  ['a package needs at least one waiting decision', '复核包至少要有一项待复核的处理'],
  [
    'decision {id:key} is {state:key}; only a waiting one goes to a checker',
    '处理 {id} 的状态是 {state}；只有待复核的才交复核',
  ],
  [
    'decision {id:key} was made by {user:key}; everyone packs their own decisions',
    '处理 {id} 由 {user} 经办；每人只打包自己的处理',
  ],
  [
    'decision {id:key} was made by {maker:key}, who has the same key as {user:key}; another person must check it',
    '处理 {id} 由 {maker} 经办，其密钥与 {user} 相同；须由另一人复核',
  ],
  // Answers.
  [
    '{user:key} is no checker; a package is answered by a user whose role is checker',
    '{user} 不是复核人；复核包须由角色为复核的用户答复',
  ],
  [
    '{user:key} made decisions of this package; another person must check it',
    '包内有 {user} 经办的处理；须由另一人复核',
  ],
  [
    '{user:key} has the same key as {maker:key}, who made this package; another person must check it',
    '{user} 的密钥与经办此包的 {maker} 相同；须由另一人复核',
  ],
  [
    'the key of {user:key} in this package is not known here; compare its fingerprint {fingerprint} and trust the identity card of {again:key} first',
    '这里不认识包内 {user} 的密钥；请先核对指纹 {fingerprint}，并信任 {user} 的身份卡',
  ],
  ['the package has no decision {key:key}', '包内没有处理 {key}'],
  ['decision {key:key} has two verdicts; give it one', '处理 {key} 有两个意见；请只给一个'],
  [
    'decision {key:key} has no verdict; approve or reject each decision of the package',
    '处理 {key} 没有意见；包内每项处理都要批准或驳回',
  ],
  [
    'the facts of decision {key:key} differ here; reject it, or approve it with a note that says why',
    '处理 {key} 的事实与这里不同；请驳回，或附上理由再批准',
  ],
  [
    'this package was answered here on {at:key} by {user:key}; there is one answer to a package, ask its maker for a new package',
    '此包已于 {at} 由 {user} 在这里答复；一包只有一个答复，请向经办人索取新包',
  ],
  [
    'package {id:key} {hash:key}: {approved:key} approved, {rejected:key} rejected',
    '复核包 {id}（{hash}）：批准 {approved} 项，驳回 {rejected} 项',
  ],
  // Merging.
  [
    'this answer is for a package of another workspace; merge it where the package was made',
    '这个答复属于另一个工作区的复核包；请在打包处并入',
  ],
  [
    'no package {id:key} was made here; merge its answer where it was made',
    '这里没有打过复核包 {id}；请在打包处并入其答复',
  ],
  [
    'package {id:key} was merged on {at:key} by {user:key}, with the answer of {checker:key}; an answer counts once',
    '复核包 {id} 已于 {at} 由 {user} 并入（{checker} 的答复）；答复只计一次',
  ],
  [
    'this answer is to another content: it names {named:key}, package {id:key} has {made:key}',
    '这个答复针对的是另一份内容：它指的是 {named}，复核包 {id} 是 {made}',
  ],
  [
    '{user:key} is no checker here; the answer of a user whose role is checker is needed',
    '{user} 在这里不是复核人；需要角色为复核的用户答复',
  ],
  [
    'no key of {user:key} is known here; compare the fingerprint {fingerprint} and trust the identity card of {again:key} first',
    '这里不认识 {user} 的密钥；请先核对指纹 {fingerprint}，并信任 {user} 的身份卡',
  ],
  [
    'the answer is signed with {signed}, but the key of {user:key} that is trusted here is {known}',
    '答复由密钥 {signed} 签名，而这里信任的 {user} 的密钥是 {known}',
  ],
  [
    'the verdicts of this answer are not those of the decisions of package {id:key}',
    '答复的意见与复核包 {id} 的处理不对应',
  ],
  [
    'package {id:key} checked by {checker:key} ({fingerprint}): {approved:key} approved, {rejected:key} rejected, {left:key} left out',
    '复核包 {id}，由 {checker}（{fingerprint}）复核：批准 {approved} 项，驳回 {rejected} 项，搁置 {left} 项',
  ],
  ['decision {id:key} is not there any more; nothing is left to check', '处理 {id} 已不存在；没有可复核的'],
  [
    'decision {id:key} is another now than the one in the package; it is left as it is',
    '处理 {id} 已不是包内的那一项；保持原样',
  ],
  [
    'decision {id:key} waits no more: it is {state:key}; it is left as it is',
    '处理 {id} 已不再待复核，状态是 {state}；保持原样',
  ],
  [
    "decision {id:key} can't be booked any more ({said:sentence}); it is left waiting",
    '处理 {id} 已无法入账（{said}）；仍待复核',
  ],
  [
    'the facts of decision {id:key} changed since: {field:key} of break {break:key} was "{before}" and is "{now}"; it is left waiting',
    '处理 {id} 的事实已变：差错 {break} 的 {field} 原为“{before}”，现为“{now}”；仍待复核',
  ],
];
