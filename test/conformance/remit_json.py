"""Canonical JSON (RFC 8785), and as much of JSON Schema as spec/bundle.schema.json uses."""
import datetime
import json
import re


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be'))
        return '{' + ','.join(f'{canonical(name)}:{canonical(value[name])}' for name in names) + '}'
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    if isinstance(value, float):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def number(value):
    """As ECMAScript writes it; what a bundle holds lies between a millionth and 2^53."""
    return str(int(value)) if value.is_integer() else repr(value)


def parse(text):
    def refuse(word):
        raise ValueError(word)
    return json.loads(text, parse_constant=refuse)


KINDS = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None)}


def is_kind(value, kind):
    if kind in ('integer', 'number'):
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        return not isinstance(value, bool) and (whole or (kind == 'number' and isinstance(value, float)))
    return isinstance(value, KINDS[kind])


def fits(value, schema):
    """Whether a value is one of a schema. An unknown word is a fault of this reader, never ignored."""
    return all(CHECKS[word](value, rule, schema) for word, rule in schema.items() if word not in REMARKS)


def properties(value, rules, _):
    return not isinstance(value, dict) or all(fits(value[name], rule) for name, rule in rules.items() if name in value)


def additional(value, rule, schema):
    if not isinstance(value, dict):
        return True
    rest = [each for name, each in value.items() if name not in schema.get('properties', {})]
    return not rest if rule is False else rule is True or all(fits(each, rule) for each in rest)


def length(value):
    """JavaScript counts UTF-16 units."""
    return len(value.encode('utf-16-be', 'surrogatepass')) // 2 if isinstance(value, str) else None


def whole(pattern):
    """Python's `$` would let a line feed follow."""
    return pattern[:-1] + r'\Z' if pattern.endswith('$') else pattern


REMARKS = {'$schema', '$id', 'title', 'description', 'format', 'default', 'id'}
CHECKS = {
    'type': lambda v, rule, s: any(is_kind(v, kind) for kind in (rule if isinstance(rule, list) else [rule])),
    'properties': properties,
    'required': lambda v, names, s: not isinstance(v, dict) or all(name in v for name in names),
    'additionalProperties': additional,
    'propertyNames': lambda v, rule, s: not isinstance(v, dict) or all(fits(name, rule) for name in v),
    'items': lambda v, rule, s: not isinstance(v, list) or all(fits(each, rule) for each in v),
    'minItems': lambda v, n, s: not isinstance(v, list) or len(v) >= n,
    'maxItems': lambda v, n, s: not isinstance(v, list) or len(v) <= n,
    'enum': lambda v, values, s: v in values,
    'const': lambda v, value, s: v == value,
    'pattern': lambda v, rule, s: not isinstance(v, str) or re.search(whole(rule), v),
    'minLength': lambda v, n, s: not isinstance(v, str) or length(v) >= n,
    'maxLength': lambda v, n, s: not isinstance(v, str) or length(v) <= n,
    'minimum': lambda v, n, s: not is_kind(v, 'number') or v >= n,
    'maximum': lambda v, n, s: not is_kind(v, 'number') or v <= n,
    'exclusiveMinimum': lambda v, n, s: not is_kind(v, 'number') or v > n,
    'anyOf': lambda v, rules, s: any(fits(v, rule) for rule in rules),
    'oneOf': lambda v, rules, s: sum(bool(fits(v, rule)) for rule in rules) == 1,
    'allOf': lambda v, rules, s: all(fits(v, rule) for rule in rules),
}


def milliseconds(instant):
    """Since 1970, of an instant such as 2026-11-22T17:40:00.000Z; None for anything else."""
    if not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z', instant):
        return None
    try:
        at = datetime.datetime.strptime(instant, '%Y-%m-%dT%H:%M:%S.%fZ').replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        return None
    return round(at.timestamp() * 1000)
