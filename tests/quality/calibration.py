#!/usr/bin/env python3
"""Print how often quotes of each level of confidence are right, against annotated articles.

usage: calibration.py PRESSMARK FOLDER...

Each FOLDER holds manifest.jsonl (what `pressmark extract --manifest` reads), gold.jsonl (a JSON object a line: "id",
"attributions": [{"content": [[start, end]...], "source": [[start, end]...]}], code points) and text/ID.txt. A quote is
right where its words cover an attribution's with a Jaccard of at least 0.5 and, where it names a speaker, that span
overlaps the attribution's source (or the attribution has none). Prints a Markdown table.
"""
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:['\u2019.-][^\W\u3400-\u9fff]+)*")


def words(text, spans):
    return {match.span() for start, end in spans for match in WORD.finditer(text, start, end)}


def jaccard(one, other):
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def matched(gold, found):
    """{index of a found quote: index of its attribution}: best pairs first, one to one."""
    pairs = [(jaccard(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    out, used = {}, set()
    for value, i, j in sorted((p for p in pairs if p[0] >= 0.5), key=lambda p: (-p[0], p[1], p[2])):
        if i not in used and j not in out:
            used.add(i)
            out[j] = i
    return out


def judged(text, record, attributions):
    """(confidence, right) of every quote of the record."""
    gold = [words(text, a["content"]) for a in attributions]
    quotes = record.get("quotes", [])
    pairs = matched(gold, [words(text, [(s["start"], s["end"]) for s in q["spans"]]) for q in quotes])
    for j, quote in enumerate(quotes):
        right = j in pairs
        speaker = quote.get("speaker")
        source = attributions[pairs[j]].get("source") if right else None
        if right and speaker and source:
            right = bool(words(text, source) & words(text, [(speaker["start"], speaker["end"])]))
        yield quote["confidence"], right


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    levels = defaultdict(list)
    for folder in map(Path, sys.argv[2:]):
        rows = subprocess.run([sys.argv[1], "extract", "--manifest", str(folder / "manifest.jsonl")], capture_output=True, check=True).stdout
        records = {r["id"]: r for r in map(json.loads, rows.decode().splitlines())}
        for gold in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
            with open(folder / "text" / f"{gold['id']}.txt", encoding="utf-8", newline="") as handle:
                text = handle.read()
            for confidence, right in judged(text, records.get(gold["id"], {}), gold["attributions"]):
                levels[confidence].append(right)
    total = sum(map(len, levels.values()))
    print("| confidence | quotes | share | right |\n|---|---|---|---|")
    for level in sorted(levels, reverse=True):
        right = levels[level]
        print(f"| {level:.2f} | {len(right)} | {len(right) / total:.3f} | {sum(right) / len(right):.3f} |")


if __name__ == "__main__":
    main()
