// README.txt beside an exported audit log, in Chinese and English.

export const AUDIT_README = `审计日志 / Audit log
====================

audit.jsonl      日志本身，一行一项操作 / the log, one line per action
audit-keys.json  签名人的公钥 / public keys of those who signed
verify-audit.py  校验程序（Python 3，只用标准库） / verifies the log (Python 3, standard library only)

校验
----
    python3 verify-audit.py              校验；退出码 0 为完好，1 为有问题并指出第一处
    python3 verify-audit.py --list       同时列出谁在何时做了什么
    python3 verify-audit.py --manifest manifest.json
                                         再核对某次导出的 manifest.json 所记的行数和哈希

每行是一个 JSON 列表 ["哈希","签名",[内容]]。[内容] 依次为：序号、时间、用户、操作、对象、理由、之前、之后、签名人、上一行的哈希。
哈希是 [内容] 原文的 SHA-256；每行都含上一行的哈希，所以改动、删除、调换任何一行都会被发现。
不用本程序也能手工核对一行，例如第 5 行：

    sed -n 5p audit.jsonl | sed -E 's/^\\["[0-9a-f]{64}","[^"]*",(.*)\\]$/\\1/' | tr -d '\\n' | sha256sum

日志本身不能说明的：若有人把整份日志连同所有哈希重写，或去掉末尾几行，只看这份日志看不出来。请与保存在别处的 manifest.json、
更早导出的 audit.jsonl 或签名核对。签名人的公钥指纹应向本人核实。账号和卡号在日志中已遮盖，只留末四位。

How to verify
-------------
    python3 verify-audit.py              verifies; exit code 0: it holds together, 1: it does not, and the first place is named
    python3 verify-audit.py --list       also lists who did what and when
    python3 verify-audit.py --manifest manifest.json
                                         also compares the row and hash that the manifest of an export names

Each line is a JSON list ["hash","signature",[content]]. The content: number, time, user, action, subject, why, before, after, signer,
hash of the row before. The hash is the SHA-256 of the content's text as it stands in the line; each row holds the hash of the one before, so
that no row can be changed, removed or moved unseen. The command above verifies one line by hand.

What the log can't tell by itself: whether somebody wrote all of it anew with new hashes, or cut rows off its end. Compare it with a
manifest.json, an earlier audit.jsonl or signatures kept elsewhere. Confirm the fingerprint of a signer's key with its owner.
Account and card numbers are masked in the log but for their last four characters.
`;
