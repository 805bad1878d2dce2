"""A bundle checked as spec/bundle.md and spec/signatures.md say, with no code of Remit's own."""
import base64
import hashlib
import json
import os
import re

from remit_json import canonical, fits, milliseconds, parse
from remit_log import (COSIGNATURE, ED25519, Refused, from_base64, leaf_hash, open_checkpoint, opens, parse_key,
                       root_from_inclusion, verify_ed25519)

SPEC = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'spec')
TWENTY_MINUTES = 20 * 60 * 1000
ID = '[A-Za-z0-9][A-Za-z0-9-]{0,63}'

BETWEEN = {'BlindReadingRecorded', 'Lock1Approved', 'Lock2Required', 'Lock2Approved', 'Lock2Narrowed', 'Lock2Refused',
           'ReconsiderationAsked', 'ReconsiderationDecided', 'ReminderDue', 'sensitive'}
LOCK2 = {'Lock2Approved': 'ApproveLock2', 'Lock2Narrowed': 'NarrowLock2',
         'ReconsiderationDecided': 'DecideReconsideration'}
ROLES = {'SubmitDraft': {'LE_OFFICER', 'LE_SUPERVISOR'}, 'ApproveLock1': {'LE_SUPERVISOR'},
         'ApproveLock2': {'LOCK_REVIEWER'}, 'NarrowLock2': {'LOCK_REVIEWER'}, 'DecideReconsideration': {'LOCK_CHIEF'}}
DATA = {'SubmitDraft': set(), 'ApproveLock1': {'digest'}, 'ApproveLock2': {'digest', 'answers'},
        'NarrowLock2': {'digest', 'answers', 'narrowing'}, 'DecideReconsideration': {'outcome', 'reasons'}}
DIRECTORY = {'OrganisationRegistered': {'organisation', 'kind', 'name', 'jurisdiction', 'domain'},
             'OversightAppointed': {'appointer', 'judicial', 'units', 'from', 'until'},
             'KeyAdded': {'keyId', 'publicKey', 'label', 'purpose', 'until'}, 'KeyRevoked': {'keyId'},
             'ParameterSetPublished': {'set', 'digest'}, 'ParameterSetWithdrawn': {'set'}}
STATEMENT = {'type', 'act', 'referral', 'organisation', 'role', 'as', 'document', 'result', 'data', 'previous', 'nonce',
             'notAfter'}
# The eight points of small order in each of their spellings, the sign of x left out (spec/parties-and-keys.md, Keys).
SMALL = {'00' * 32, '01' + '00' * 31, 'ec' + 'ff' * 30 + '7f', 'ed' + 'ff' * 30 + '7f', 'ee' + 'ff' * 30 + '7f',
         'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
         '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'}

with open(os.path.join(SPEC, 'bundle.schema.json'), encoding='utf-8') as file:
    SCHEMA = json.load(file)


def digest(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def demand(condition, code, detail=''):
    if not condition:
        raise Refused(code, detail)


# --- policy, form, checkpoint -----------------------------------------------------------------------------------------

def read_policy(policy):
    names = {'type', 'origin', 'logKeys', 'witnessKeys', 'witnesses', 'maxAgeSeconds', 'demonstration'}
    demand(isinstance(policy, dict) and names <= set(policy) <= names | {'organisations'}, 'policy-malformed')
    demand(policy['type'] == 'remit/bundle-policy/v1' and policy['logKeys'], 'policy-malformed')
    logs = [parse_key(key, ED25519) for key in policy['logKeys']]
    witnesses = [parse_key(key, COSIGNATURE) for key in policy['witnessKeys']]
    demand(None not in logs + witnesses and policy['witnesses'] <= len(witnesses), 'policy-malformed')
    return logs, witnesses


def read_bundle(text):
    demand(len(text) <= 12_000_000, 'bundle-too-large')
    try:
        bundle = parse(text)
    except ValueError:
        raise Refused('bundle-not-json') from None
    demand(isinstance(bundle, dict) and bundle.get('type') == 'remit/bundle/v1', 'bundle-version-unknown')
    demand(fits(bundle, SCHEMA) and exact(bundle), 'bundle-malformed')
    demand(canonical(bundle) == text, 'bundle-not-canonical')
    document = bundle['document']
    demand(document['legalForce'] == 'DOES_NOT_COMPEL', 'document-malformed')
    ids = [item['id'] for item in document['items']]
    demand(len(ids) == len(set(ids)), 'document-malformed')
    return bundle


def exact(bundle):
    """What a JSON Schema cannot say: bytes of a length in their one spelling, and instants that exist."""
    entries = bundle['chain'] + bundle['directory']
    data = [(entry['leaf'], 449) for entry in entries] + [(each, 32) for entry in entries for each in entry['proof']]
    data += [(each['salt'], 16) for entry in entries for each in entry['opened'].values()]
    instants = [bundle['freshUntil']] + [entry['opened']['at']['value'] for entry in entries]
    return all(len(from_base64(text) or b'') == length for text, length in data) and all(
        milliseconds(instant) is not None for instant in instants)


def open_head(bundle, policy, now):
    logs, witnesses = read_policy(policy)
    size, root, times = open_checkpoint(bundle['checkpoint'], policy['origin'], logs, witnesses, policy['witnesses'])
    at, age = milliseconds(now), policy['maxAgeSeconds'] * 1000
    fresh = milliseconds(bundle['freshUntil'])
    demand(fresh >= at, 'bundle-stale')
    demand(fresh <= at + age, 'freshness-too-long')
    demand(policy['witnesses'] == 0 or max(times) * 1000 + age >= at, 'bundle-stale', 'cosignatures')
    return size, root


# --- entries, chain, directory ----------------------------------------------------------------------------------------

def check_entry(entry, size, root):
    leaf = from_base64(entry['leaf'])
    for name, shown in entry['opened'].items():
        demand(opens(leaf, name, shown['value'], from_base64(shown['salt'])), 'opening-differs', name)
    proof = [from_base64(each) for each in entry['proof']]
    demand(root_from_inclusion(entry['index'], size, leaf_hash(leaf), proof) == root, 'entry-not-in-log')


def value(entry, name):
    return entry['opened'][name]['value']


def read_chain(bundle):
    chain = bundle['chain']
    for i, entry in enumerate(chain):
        demand(value(entry, 'stream') == 'referral:' + bundle['referral'], 'entry-of-another-case')
        demand(value(entry, 'month') == value(entry, 'at')[:7], 'chain-broken')
        if i:
            before = chain[i - 1]
            demand(int(value(entry, 'version')) == int(value(before, 'version')) + 1
                   and value(entry, 'previous') == value(before, 'body') and entry['index'] > before['index']
                   and value(entry, 'at') >= value(before, 'at'), 'chain-broken')
    kinds = [value(entry, 'kind') for entry in chain]
    demand(set(kinds) <= BETWEEN | {'ItemStopped', 'DraftSubmitted', 'ReferralSent'}, 'changed-after-submission')
    begun = next((i for i, kind in enumerate(kinds) if kind != 'ItemStopped'), len(kinds))
    demand(kinds.count('DraftSubmitted') == 1 and kinds[begun] == 'DraftSubmitted', 'submission-missing')
    demand('ItemStopped' not in kinds[begun:], 'changed-after-submission')
    demand(kinds.count('ReferralSent') == 1 and kinds[-1] == 'ReferralSent', 'sending-missing')
    demand(kinds.count('Lock1Approved') == 1, 'lock1-missing')
    lock1 = kinds.index('Lock1Approved')
    lock2 = max((i for i, kind in enumerate(kinds) if kind in LOCK2), default=None)
    demand(lock2 is None or lock2 > lock1, 'lock1-missing')
    return chain[0], chain[lock1], None if lock2 is None else chain[lock2], chain[-1], 'Lock2Required' in kinds


def read_directory(entries):
    """Facts by kind, each as (organisation, index, at, data)."""
    directory = {kind: [] for kind in DIRECTORY}
    for entry in entries:
        kind, stream, data = value(entry, 'kind'), value(entry, 'stream'), entry['data']
        demand(kind in DIRECTORY and set(data) == DIRECTORY[kind], 'directory-entry-differs')
        demand(stream.startswith('organisation:') and digest(data) == value(entry, 'result'), 'directory-entry-differs')
        organisation = stream[len('organisation:'):]
        demand(kind != 'OrganisationRegistered' or data['organisation'] == organisation, 'directory-entry-differs')
        directory[kind].append((organisation, entry['index'], value(entry, 'at'), data))
    owners = {}
    for organisation, _, _, data in directory['KeyAdded']:
        raw = raw_key(data['publicKey'])
        demand((raw[:31] + bytes([raw[31] & 0x7f])).hex() not in SMALL, 'key-unsound')
        demand(owners.setdefault(raw, organisation) == organisation, 'key-shared')
    return directory


# --- acts -------------------------------------------------------------------------------------------------------------

def from_base64url(text):
    """RFC 4648 section 5 without padding, in its one form, or None."""
    if not re.fullmatch('[A-Za-z0-9_-]+', text) or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
    return data if base64.urlsafe_b64encode(data).decode().rstrip('=') == text else None


def raw_key(spki):
    return from_base64url(spki)[-32:]


def parse_jws(text):
    parts = [from_base64url(part) for part in text.split('.')]
    demand(len(parts) == 3 and None not in parts and len(parts[2]) == 64, 'signature-malformed')
    try:
        header, statement = (parse(part.decode()) for part in parts[:2])
    except ValueError:
        raise Refused('signature-malformed') from None
    fixed = {'alg': 'EdDSA', 'crit': ['remit'], 'cty': 'remit/act/v1'}
    demand(isinstance(header, dict) and set(header) == set(fixed) | {'iat', 'kid', 'remit'}, 'signature-malformed')
    demand(all(header[name] == rule for name, rule in fixed.items()), 'signature-malformed')
    demand(header['remit'] in ('desk', 'demonstration') and re.fullmatch(ID, header['kid']), 'signature-malformed')
    demand(isinstance(statement, dict) and set(statement) == STATEMENT, 'signature-malformed')
    demand([canonical(each).encode() for each in (header, statement)] == parts[:2], 'signature-malformed')
    return header, statement, text.rpartition('.')[0].encode(), parts[2]


def read_act(kind, entry, bundle, directory, policy):
    demand('signature1' in entry['opened'] and 'data' in entry, 'signature-missing', kind)
    header, statement, signed, signature = parse_jws(value(entry, 'signature1'))
    demand(statement['type'] == 'remit/act/v1', 'signature-malformed')
    demand(statement['referral'] == bundle['referral'], 'statement-of-another-case')
    data = entry['data']
    same = (statement['act'] == kind and statement['previous'] == value(entry, 'previous')
            and set(data) == DATA[kind] and statement['data'] == digest(data)
            and data.get('digest', statement['document']) == statement['document']
            and (statement['result'] is not None) == (kind == 'NarrowLock2'))
    demand(same, 'statement-differs', kind)
    demand(statement['role'] in ROLES[kind], 'role-wrong', statement['role'])
    at = value(entry, 'at')
    demand(0 < milliseconds(statement['notAfter']) - milliseconds(at) <= TWENTY_MINUTES, 'statement-expired')
    demand(header['remit'] == 'desk' or policy['demonstration'], 'demonstration-key-refused')
    own = [(index, fact) for organisation, index, _, fact in directory['KeyAdded'] + directory['KeyRevoked']
           if organisation == statement['organisation'] and fact['keyId'] == header['kid'] and index < entry['index']]
    key = next((fact for _, fact in own if 'publicKey' in fact), None)
    demand(key is not None, 'key-unknown')
    demand(all('publicKey' in fact for _, fact in own), 'key-revoked')
    demand(key['until'] > at, 'key-expired')
    if 'organisations' in policy:
        known = [each for each in policy['organisations'] if each['organisation'] == statement['organisation']]
        demand(known, 'organisation-not-known')
        demand(key['publicKey'] in known[0].get('keys', [key['publicKey']]), 'key-not-known')
    demand(verify_ed25519(raw_key(key['publicKey']), signed, signature), 'signature-bad', kind)
    return {**statement, 'kind': kind, 'index': entry['index'], 'at': at, 'data': data}


# --- who, and on what -------------------------------------------------------------------------------------------------

def registered(directory, organisation, kind, before):
    found = [data for who, index, _, data in directory['OrganisationRegistered'] if who == organisation and index < before]
    demand(found, 'organisation-unregistered', organisation)
    demand(found[0]['kind'] == kind, 'organisation-kind-wrong', organisation)


def check_oversight(directory, unit, act):
    demand(act['organisation'] != unit, 'locks-of-one-organisation')
    registered(directory, act['organisation'], 'OVERSIGHT', act['index'])
    terms = [(index, data) for who, index, _, data in directory['OversightAppointed']
             if who == act['organisation'] and index < act['index']]
    demand(terms, 'oversight-not-appointed')
    term = max(terms, key=lambda each: each[0])[1]
    demand(unit in term['units'] and term['from'] <= act['at'] < term['until'], 'oversight-not-appointed')


def check_document(document, submission, lock1, lock2):
    original = submission['document']
    for act in filter(None, (lock1, lock2)):
        demand(act['document'] == original, 'lock-digest-differs', act['kind'])
    reconsidered = lock2 and lock2['kind'] == 'DecideReconsideration'
    demand(not reconsidered or lock2['data']['outcome'] == 'REVERSED', 'reconsideration-upheld')
    own = digest(document)
    locked = (lock2 and lock2['result']) or original
    demand(own == locked, 'document-before-narrowing' if own == original else 'document-differs')
    if lock2 and lock2['kind'] == 'NarrowLock2':
        narrowing, header = lock2['data']['narrowing'], document['header']
        left = {item['id'] for item in document['items']}
        shown = not left & set(narrowing['removeItems']) and all(
            narrowing[name] in (None, header.get(name)) for name in ('requestedAction', 'territory', 'usefulForHours'))
        demand(shown, 'narrowing-differs')
    return own


def parameter_set(directory, document, submission, sent):
    cited, unit = document['header'].get('parameterSet', ''), document['unit']
    found = [data['set'] for who, index, _, data in directory['ParameterSetPublished'] if who == unit
             and index < submission['index'] and f"{data['set']['id']}@{data['set']['version']}" == cited]
    demand(found and found[0]['unit'] == unit, 'parameter-set-unknown')
    demand(found[0]['inForceFrom'] <= value(sent, 'at') < found[0]['inForceTo'], 'parameter-set-expired')
    gone = [1 for who, index, _, data in directory['ParameterSetWithdrawn']
            if who == unit and index < sent['index'] and data['set'] == cited]
    demand(not gone, 'parameter-set-withdrawn')
    return found[0]


def triggers(document, rules):
    header, items = document['header'], [item['content'] for item in document['items']]
    handles = [item['accountHandle'] for item in items if item.get('accountHandle')]
    extra = rules['extraLocks']
    table = {
        'ACCOUNT_ACTION': header['instrument'] == 'VOLUNTARY_ACCOUNT'
        or header.get('requestedAction') in ('ACCOUNT_SUSPEND', 'ACCOUNT_TERMINATE'),
        'SENSITIVE_CATEGORY': any(item.get('sensitiveCategory', 'NONE') != 'NONE' for item in items),
        'EXEMPTION_ARGUABLE': any(a['answer'] != 'NO' for item in items for a in item.get('exemptions', {}).values()),
        'GLOBAL_SCOPE': header.get('territory', {}).get('kind') == 'global',
        'INFORMATION_WITH_LOCATORS': header['instrument'] == 'INFORMATION_ONLY' and bool(items),
        'BATCH_LIMIT': len(items) > rules['batchLimit'],
        'UNIT_TOTAL_30_DAYS': len(items) > rules['rolling']['perUnitAndPlatform30Days'],
        'ACCOUNT_TOTAL_30_DAYS': any(handles.count(h) > rules['rolling']['perAccount30Days'] for h in handles),
        'PARAMETER_SET': 'EVERYTHING' in extra
        or ('PERSON_IDENTIFIED' in extra and header.get('personIdentified') is True),
    }
    return [name for name, holds in table.items() if holds]


def check_locks(bundle, because, lock1, lock2, required_later):
    recorded = lock1['opened'].get('result', {}).get('value')
    demand(recorded in ('LOCK1', 'LOCK2'), 'record-not-opened')
    demand(lock2 or not because, 'lock2-missing')
    asked = recorded == 'LOCK2' or required_later
    demand(lock2 or not asked, 'lock2-recorded')
    expected = {'lock2': 'REQUIRED' if asked or lock2 else 'NOT_REQUIRED', 'because': because}
    demand(bundle['locks'] == expected, 'claim-differs')


def verify_bundle(text, policy, now):
    """What the bundle proves; raises Refused with the code where it does not hold."""
    read_policy(policy)
    bundle = read_bundle(text)
    size, root = open_head(bundle, policy, now)
    for entry in bundle['chain'] + bundle['directory']:
        check_entry(entry, size, root)
    first, locked, second, sent, required_later = read_chain(bundle)
    directory = read_directory(bundle['directory'])
    submission = read_act('SubmitDraft', first, bundle, directory, policy)
    lock1 = read_act('ApproveLock1', locked, bundle, directory, policy)
    lock2 = second and read_act(LOCK2[value(second, 'kind')], second, bundle, directory, policy)
    document, unit = bundle['document'], bundle['document']['unit']
    demand(submission['organisation'] == lock1['organisation'] == unit, 'organisation-wrong')
    demand(submission['as'] != lock1['as'], 'author-held-lock1')
    registered(directory, unit, 'LE_UNIT', submission['index'])
    if lock2:
        check_oversight(directory, unit, lock2)
    own = check_document(document, submission, lock1, lock2)
    rules = parameter_set(directory, document, submission, sent)
    check_locks(bundle, triggers(document, rules), locked, lock2, required_later)
    return {'digest': own, 'locks': [act['as'] for act in (lock1, lock2) if act], 'size': size}
