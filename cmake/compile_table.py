#!/usr/bin/env python3
"""Compile a lexicon into a C++ header.

usage: compile_table.py NAME.tsv NAME.h

The first line that is no comment names the columns. A row has as many cells as there are columns, parted by one tab.
A cell of code points only ("U+201C" or "U+2018 U+2019") becomes those characters; "-" becomes the empty string.
The header holds `struct NameRow` with one string_view a column and `inline constexpr NameRow kName[]`, rows in order.
"""
import re
import sys
from pathlib import Path

CODE_POINTS = re.compile(r"U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*")


def fail(path, line, why):
    sys.exit(f"{path}:{line}: error: {why}")


def camel(name):
    return "".join(part.capitalize() for part in re.split(r"[_-]", name))


def cell(raw):
    if CODE_POINTS.fullmatch(raw):
        return "".join(chr(int(part[2:], 16)) for part in raw.split())
    return "" if raw == "-" else raw


def literal(text):
    out = []
    for byte in text.encode("utf-8"):
        plain = 32 <= byte < 127 and byte not in b'"\\?'
        out.append(chr(byte) if plain else f"\\{byte:03o}")
    return 'std::string_view{"' + "".join(out) + f'", {len(text.encode("utf-8"))}}}'


def read(path):
    columns, rows = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            if any(not re.fullmatch(r"[a-z][a-z0-9_]*", c) for c in columns) or len(set(columns)) != len(columns):
                fail(path, number, "the first row names the columns, in snake_case, each once")
        elif len(cells) != len(columns):
            fail(path, number, f"{len(cells)} cells where the columns are {', '.join(columns)}")
        elif any(c != c.strip() or not c for c in cells):
            fail(path, number, 'an empty cell or blanks around one ("-" says empty)')
        elif tuple(cells) in rows:
            fail(path, number, "this row stands twice")
        else:
            rows.append(tuple(cells))
    if not columns or not rows:
        fail(path, 1, "no rows")
    return columns, rows


def main():
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    columns, rows = read(source)
    name = camel(source.stem)
    out = [f"// Made from {source.name}; do not edit.", "#pragma once", "#include <string_view>", "",
           "namespace pressmark::lexicon {", "", f"struct {name}Row {{",
           *[f"  std::string_view {column};" for column in columns], "};", "",
           f"inline constexpr {name}Row k{name}[] = {{",
           *["    {" + ", ".join(literal(cell(c)) for c in row) + "}," for row in rows], "};", "",
           "}  // namespace pressmark::lexicon", ""]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
