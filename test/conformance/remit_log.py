"""The log of Remit as spec/evidence-log.md says: notes, checkpoints, trees, tiles, leaves. Python 3 and openssl alone."""
import base64
import hashlib
import os
import re
import subprocess
import tempfile

ATTRIBUTES = ['kind', 'month', 'class', 'result', 'origin', 'recipient', 'stream', 'version', 'previous', 'actor',
              'at', 'body', 'signature1', 'signature2']
LEAF_LENGTH = 449
ED25519, COSIGNATURE = 1, 4


class Refused(Exception):
    """Not believed: a code, and what exactly."""

    def __init__(self, code, detail=''):
        super().__init__(f'{code} {detail}')
        self.code = code
        self.detail = detail


def sha256(data):
    return hashlib.sha256(data).digest()


def from_base64(text):
    """RFC 4648 section 4 in its one form, or None."""
    if not re.fullmatch(r'(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?', text):
        return None
    data = base64.b64decode(text)
    return data if base64.b64encode(data).decode() == text else None


def verify_ed25519(public_key, message, signature):
    """Asks openssl; a key that it cannot read verifies nothing."""
    if len(signature) != 64 or len(public_key) != 32:
        return False
    with tempfile.TemporaryDirectory() as folder:
        def write(name, data):
            path = os.path.join(folder, name)
            with open(path, 'wb') as file:
                file.write(data)
            return path
        key = write('key', bytes.fromhex('302a300506032b6570032100') + public_key)
        command = ['openssl', 'pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', key, '-rawin',
                   '-in', write('message', message), '-sigfile', write('signature', signature)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


# --- signed notes and checkpoints -------------------------------------------------------------------------------------

def parse_key(text, kind):
    """A verifier key `name+id+base64`, or None."""
    match = re.fullmatch(r'([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)', text)
    data = match and from_base64(match[3])
    if not data or len(data) != 33 or data[0] != kind:
        return None
    if sha256(match[1].encode() + b'\n' + data)[:4].hex() != match[2]:
        return None
    return {'name': match[1], 'id': match[2], 'public': data[1:], 'kind': kind}


def parse_note(text):
    """Text and signatures of a signed note (C2SP signed-note)."""
    head, blank, tail = text.rpartition('\n\n')
    lines = tail.split('\n')
    if not blank or not tail.endswith('\n') or any(ord(c) < 32 and c != '\n' for c in text):
        raise Refused('checkpoint-malformed', 'not a note')
    signatures = []
    for line in lines[:-1]:
        match = re.fullmatch('\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)', line)
        data = match and from_base64(match[2])
        if not data or len(data) < 5:
            raise Refused('checkpoint-malformed', 'a signature line')
        signatures.append((match[1], data[:4].hex(), data[4:]))
    if not signatures:
        raise Refused('checkpoint-malformed', 'no signature')
    return head + '\n', signatures


def open_checkpoint(note, origin, log_keys, witness_keys=(), witnesses=0):
    """Size, root and times of cosignatures of a checkpoint that keys and quorum of a policy accept."""
    text, signatures = parse_note(note)
    by_log, times = False, {}
    for name, key_id, data in signatures:
        key = next((k for k in [*log_keys, *witness_keys] if k['name'] == name and k['id'] == key_id), None)
        if key is None:
            continue
        if key['kind'] == ED25519:
            good = verify_ed25519(key['public'], text.encode(), data)
            by_log = by_log or good
        else:
            time = int.from_bytes(data[:8], 'big')
            good = verify_ed25519(key['public'], f'cosignature/v1\ntime {time}\n{text}'.encode(), data[8:])
            times[key['public']] = time
        if not good:
            raise Refused('checkpoint-signature-bad', name)
    if not by_log:
        raise Refused('checkpoint-signer-unknown')
    lines = text[:-1].split('\n')
    size = lines[1] if len(lines) >= 3 else ''
    root = from_base64(lines[2]) if len(lines) >= 3 else None
    if not re.fullmatch(r'0|[1-9]\d{0,15}', size) or int(size) >= 2 ** 53 or not root or len(root) != 32:
        raise Refused('checkpoint-malformed', 'size or root')
    if lines[0] != origin:
        raise Refused('checkpoint-origin-differs', lines[0])
    if len(times) < witnesses:
        raise Refused('cosignatures-missing', f'{len(times)} of {witnesses}')
    return int(size), root, list(times.values())


# --- trees (RFC 9162) -------------------------------------------------------------------------------------------------

def leaf_hash(entry):
    return sha256(b'\0' + entry)


def node_hash(left, right):
    return sha256(b'\1' + left + right)


def root_from_inclusion(index, size, leaf, proof):
    """RFC 9162, section 2.1.3.2; None where the proof's length does not fit."""
    if index >= size:
        return None
    fn, sn, node = index, size - 1, leaf
    for sibling in proof:
        if sn == 0:
            return None
        if fn % 2 == 1 or fn == sn:
            node = node_hash(sibling, node)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = node_hash(node, sibling)
        fn, sn = fn >> 1, sn >> 1
    return node if sn == 0 else None


def tree_root(hashes):
    """RFC 6962, section 2.1, over leaf hashes."""
    peaks = []
    for count, node in enumerate(hashes):
        while count & 1:
            node = node_hash(peaks.pop(), node)
            count >>= 1
        peaks.append(node)
    if not peaks:
        return sha256(b'')
    root = peaks.pop()
    while peaks:
        root = node_hash(peaks.pop(), root)
    return root


# --- leaves -----------------------------------------------------------------------------------------------------------

def commitment(name, value, salt):
    head = b'remit/commit/v1\0' + bytes([len(name)]) + name.encode() + salt
    if value is None:
        return sha256(head + b'\0')
    data = value.encode()
    return sha256(head + b'\1' + len(data).to_bytes(4, 'big') + data)


def opens(leaf, name, value, salt):
    at = 1 + 32 * ATTRIBUTES.index(name)
    return len(leaf) == LEAF_LENGTH and leaf[0] == 1 and leaf[at:at + 32] == commitment(name, value, salt)


# --- tiles (C2SP tlog-tiles) ------------------------------------------------------------------------------------------

def tile_path(level, index, width):
    text = f'{index % 1000:03}'
    while index >= 1000:
        index //= 1000
        text = f'x{index % 1000:03}/{text}'
    return f'tile/{level}/{text}' + (f'.p/{width}' if width < 256 else '')


def verify_log(read, key, saved=()):
    """
    Checks a log that is read by paths below /log/: the checkpoint, every entry against its tile, every tile above, and
    that the tree extends checkpoints saved before. Returns its size and root.
    """
    size, root, _ = open_checkpoint(read('checkpoint').decode(), key['name'], [key])
    hashes = []
    for n in range((size + 255) // 256):
        width = min(256, size - 256 * n)
        tile, bundle = read(tile_path(0, n, width)), read(tile_path('entries', n, width))
        at = 0
        for i in range(width):
            length = int.from_bytes(bundle[at:at + 2], 'big')
            entry = bundle[at + 2:at + 2 + length]
            at += 2 + length
            if len(entry) != LEAF_LENGTH or entry[0] != 1:
                raise Refused('leaf-malformed', f'entry {256 * n + i}')
            if leaf_hash(entry) != tile[32 * i:32 * i + 32]:
                raise Refused('entry-differs', f'entry {256 * n + i}')
            hashes.append(leaf_hash(entry))
        if at != len(bundle) or len(tile) != 32 * width:
            raise Refused('tile-malformed', f'tile {n}')
    level, below = 1, hashes
    while len(below) >= 256:
        above = [tree_root(below[i:i + 256]) for i in range(0, len(below) - 255, 256)]
        for n in range((len(above) + 255) // 256):
            part = above[256 * n:256 * n + 256]
            if read(tile_path(level, n, len(part))) != b''.join(part):
                raise Refused('tile-differs', tile_path(level, n, len(part)))
        level, below = level + 1, above
    if tree_root(hashes) != root:
        raise Refused('root-differs', f'size {size}')
    for note in saved:
        old_size, old_root, _ = open_checkpoint(note, key['name'], [key])
        if old_size > size or tree_root(hashes[:old_size]) != old_root:
            raise Refused('not-an-extension', f'of size {old_size}')
    return size, root
