#!/usr/bin/env python3
"""Check records against their schema.

usage: validate_records.py SCHEMA FILE.jsonl...     ("-" reads standard input)

Says which line is wrong and why. Besides the schema (JSON Schema 2020-12) it checks what a schema cannot say: that every
span repeats the words it points at, that blocks are in order, and that the indices in `same_as` exist.
Exit status: 0 every record is valid, 1 at least one is not, 2 the call is wrong or python3-jsonschema is missing.
"""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("validate_records.py: the Debian package python3-jsonschema is missing", file=sys.stderr)
    sys.exit(2)

ENOUGH = 20  # messages a record


def find_spans(value, path=""):
    """Every object below `value` with a start, with its path."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield path, value
        for key, part in value.items():
            yield from find_spans(part, f"{path}/{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from find_spans(part, f"{path}/{number}")


def span_errors(record):
    text = record["text"]
    for path, span in find_spans(record):
        start, end = span["start"], span["end"]
        if not 0 <= start <= end <= len(text):
            yield f"{path}: [{start}, {end}) does not lie in a text of {len(text)} code points"
        elif "exact" in span and text[start:end] != span["exact"]:
            yield f"{path}: the text has {text[start:end]!r} there, not {span['exact']!r}"


def order_errors(record):
    blocks = [block for block in record["blocks"] if "start" in block]
    for before, block in zip(blocks, blocks[1:]):
        if block["start"] < before["end"]:
            yield f"/blocks: the block at {block['start']} overlaps the one before"
    for number, count in enumerate(record["counts"]):
        if any(other >= len(record["counts"]) or other == number for other in count["same_as"]):
            yield f"/counts/{number}: same_as names a count that is not there"


def record_errors(validator, line):
    try:
        record = json.loads(line)
    except ValueError as error:
        return [f"no JSON: {error}"]
    errors = [f"/{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in validator.iter_errors(record)]
    return errors or [*span_errors(record), *order_errors(record)]


def check_file(validator, name):
    """The number of records, and of those that are wrong."""
    lines = wrong = 0
    with (sys.stdin.buffer if name == "-" else open(name, "rb")) as file:
        for number, line in enumerate(file, 1):
            lines += 1
            errors = record_errors(validator, line)
            wrong += bool(errors)
            for error in errors[:ENOUGH]:
                print(f"{name}:{number}: {error}")
    return lines, wrong


def main():
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    counts = [check_file(validator, name) for name in sys.argv[2:]]
    records, wrong = (sum(column) for column in zip(*counts))
    print(f"{records} records, {wrong} wrong")
    sys.exit(1 if wrong or not records else 0)


if __name__ == "__main__":
    main()
