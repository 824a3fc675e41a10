// verify-audit.py: verifies an exported audit.jsonl without this program. Python 3 and its standard library.

export const VERIFY_SCRIPT = String.raw`#!/usr/bin/env python3
"""Verifies an audit log of Clearbench: python3 verify-audit.py [audit.jsonl] [--list] [--manifest manifest.json] [--keys audit-keys.json]

Each line is ["HASH","SIGNATURE",CONTENT]. CONTENT is the JSON list [number, at, user, action, subject, why, before, after, signer, previous hash];
HASH is the SHA-256 of its text as it stands in the line. SIGNATURE is Ed25519 over the text of HASH, base64, or empty.
--list prints who did what. --manifest looks whether the log is the one that an export's manifest.json names.
Exit code 0: it holds together. 1: it does not; the first wrong line is printed. 2: wrong use.
"""
import base64, hashlib, json, os, re, subprocess, sys, tempfile

LINE = re.compile(rb'^\["([0-9a-f]{64})","([0-9A-Za-z+/=]*)",(\[.*\])\]\n$', re.S)


def fail(text):
    print("BROKEN: " + text)
    sys.exit(1)


def use(text):
    print(text, file=sys.stderr)
    sys.exit(2)


def with_cryptography():
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    def verify(key, message, signature):
        try:
            load_der_public_key(key).verify(signature, message)
            return True
        except InvalidSignature:
            return False

    return verify


def with_openssl():
    subprocess.run(["openssl", "version"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def verify(key, message, signature):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("key", "message", "signature")]
            for path, content in zip(paths, (key, message, signature)):
                with open(path, "wb") as file:
                    file.write(content)
            command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0]]
            command += ["-rawin", "-in", paths[1], "-sigfile", paths[2]]
            return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    return verify


def verifier():
    for make in (with_cryptography, with_openssl):
        try:
            return make()
        except Exception:
            continue
    return None


def read_keys(path):
    """Public keys by fingerprint; the fingerprint is the first 128 bits of the key's SHA-256."""
    keys = {}
    for entry in json.load(open(path, encoding="utf-8"))["keys"]:
        key = base64.b64decode(entry["public_key"])
        digest = hashlib.sha256(key).hexdigest()[:32]
        if " ".join(digest[i : i + 4] for i in range(0, 32, 4)) != entry["fingerprint"]:
            fail("%s: a key does not have the fingerprint %s" % (path, entry["fingerprint"]))
        keys[entry["fingerprint"]] = key
    return keys


def main(words):
    options = {"--manifest": None, "--keys": None}
    show, files = False, []
    while words:
        word = words.pop(0)
        if word == "--list":
            show = True
        elif word in options and words:
            options[word] = words.pop(0)
        elif word.startswith("-"):
            use(__doc__)
        else:
            files.append(word)
    if len(files) > 1:
        use(__doc__)
    path = files[0] if files else "audit.jsonl"
    keys_path = options["--keys"] or os.path.join(os.path.dirname(os.path.abspath(path)), "audit-keys.json")
    keys = read_keys(keys_path) if os.path.exists(keys_path) else {}
    verify = verifier()
    previous, number, verified, unverified, hashes = "0" * 64, 0, 0, 0, {}
    for raw in open(path, "rb"):
        number += 1
        match = LINE.match(raw)
        if match is None:
            fail("line %d is not a line of an audit log" % number)
        said, signature, content = match.group(1).decode(), match.group(2).decode(), match.group(3)
        if hashlib.sha256(content).hexdigest() != said:
            fail("line %d was changed: its content gives another hash" % number)
        try:
            row = json.loads(content.decode("utf-8"))
            sequence, at, user, action, subject, why, before, after, signer, before_hash = row
        except ValueError:
            fail("line %d is not a line of an audit log" % number)
        if sequence != number:
            fail("line %d has the number %s: rows are missing or were moved" % (number, sequence))
        if before_hash != previous:
            fail("line %d does not follow the line before: it names another hash" % number)
        if bool(signer) != bool(signature):
            fail("line %d lacks its signature, or has one without a signer" % number)
        if signature and signer in keys and verify is not None:
            if not verify(keys[signer], said.encode(), base64.b64decode(signature)):
                fail("line %d has a signature that does not fit" % number)
            verified += 1
        elif signature:
            unverified += 1
        if show:
            print("%d  %s  %s  %s  %s%s" % (number, at, user, action, subject, "  (%s)" % why if why else ""))
        hashes[number] = previous = said
    if number == 0:
        fail("%s has no rows: a log begins with the first action" % path)
    if options["--manifest"]:
        audit = json.load(open(options["--manifest"], encoding="utf-8"))["audit"]
        if audit["rows"] > 0 and hashes.get(audit["rows"]) != audit["hash"]:
            fail("row %d is not the one that %s names: the log was cut or written anew" % (audit["rows"], options["--manifest"]))
        print("the manifest names row %d of this log" % audit["rows"])
    print("%d rows hold together; the last hash is %s" % (number, previous))
    if verified:
        print("%d signatures fit" % verified)
    if unverified:
        missing = "neither the Python module cryptography nor openssl is here" if verify is None else "their keys are not in audit-keys.json"
        print("%d signatures were NOT verified: %s" % (unverified, missing))


if __name__ == "__main__":
    main(sys.argv[1:])
`;
