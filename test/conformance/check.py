#!/usr/bin/env python3
"""
Checks Remit's log and bundles with no code of its own: Python 3, its standard library, and openssl for Ed25519.

  check.py bundle FILE --policy POLICY [--now INSTANT]
  check.py log FOLDER_OR_URL --key VERIFIER_KEY [--saved CHECKPOINT]...
  check.py vectors [FOLDER]
"""
import argparse
import datetime
import json
import os
import sys
import urllib.request

from remit_bundle import SPEC, verify_bundle
from remit_log import ED25519, Refused, parse_key, verify_log


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec='milliseconds').replace('+00:00', 'Z')


def text_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def reader(place):
    """Reads paths below /log/ of a server, or below a folder to which a log was copied."""
    if place.startswith(('http://', 'https://')):
        def fetch(path):
            with urllib.request.urlopen(f"{place.rstrip('/')}/log/{path}", timeout=30) as answer:
                return answer.read()
        return fetch

    def load(path):
        with open(os.path.join(place, path), 'rb') as file:
            return file.read()
    return load


def check_log(options):
    key = parse_key(options.key.strip(), ED25519)
    if key is None:
        raise Refused('key-malformed')
    size, root = verify_log(reader(options.place), key, [text_of(path) for path in options.saved])
    print(f'the log holds: {size} entries, root {root.hex()}')


def check_bundle(options):
    result = verify_bundle(text_of(options.file), json.loads(text_of(options.policy)), options.now or now())
    print(f"the bundle holds: document {result['digest']}, locked by {' and '.join(result['locks'])}")


def check_vectors(options):
    """Every vector, good and bad: what came back must be what the file says."""
    wrong = []
    for folder in ('good', 'bad'):
        place = os.path.join(options.folder, folder)
        for name in sorted(os.listdir(place)):
            vector = json.loads(text_of(os.path.join(place, name)))
            bundle = vector['bundle']
            text = bundle if isinstance(bundle, str) else bundle['text'] * bundle['times']
            try:
                verify_bundle(text, vector['policy'], vector['now'])
                code = None
            except Refused as refused:
                code = refused.code
            if code != vector.get('code'):
                wrong.append(f"{folder}/{name}: {vector.get('code')} was due, {code} came")
        print(f'{folder}: {len(os.listdir(place))} vectors')
    print('\n'.join(wrong) or 'all as they say')
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    bundle = commands.add_parser('bundle')
    bundle.add_argument('file')
    bundle.add_argument('--policy', required=True)
    bundle.add_argument('--now')
    bundle.set_defaults(run=check_bundle)
    log = commands.add_parser('log')
    log.add_argument('place')
    log.add_argument('--key', required=True)
    log.add_argument('--saved', action='append', default=[])
    log.set_defaults(run=check_log)
    vectors = commands.add_parser('vectors')
    vectors.add_argument('folder', nargs='?', default=os.path.join(SPEC, 'vectors', 'bundle'))
    vectors.set_defaults(run=check_vectors)
    options = parser.parse_args()
    try:
        return options.run(options) or 0
    except Refused as refused:
        print(f'not so: {refused}')
        return 1


if __name__ == '__main__':
    sys.exit(main())
