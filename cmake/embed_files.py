#!/usr/bin/env python3
"""Put files into a C++ header as string literals.

usage: embed_files.py NAME TARGET.h FILE...

The header holds `struct EmbeddedFile {name, content}` rows in `inline constexpr ... kName[]`, sorted by file name.
"""
import re
import sys
from pathlib import Path

CHUNK = 2000  # bytes a literal; the compiler joins neighbours


def literal(data):
    def escape(byte):
        return chr(byte) if 32 <= byte < 127 and byte not in b'"\\?' else f"\\{byte:03o}"
    parts = ["".join(map(escape, data[i:i + CHUNK])) for i in range(0, len(data), CHUNK)] or [""]
    return "\n     ".join(f'"{part}"' for part in parts)


def main():
    name, target, files = sys.argv[1], Path(sys.argv[2]), sorted(map(Path, sys.argv[3:]), key=lambda f: f.name)
    camel = "".join(part.capitalize() for part in re.split(r"[_-]", name))
    rows = []
    for file in files:
        data = file.read_bytes()
        rows.append(f'    {{"{file.name}", std::string_view{{\n     {literal(data)}, {len(data)}}}}},')
    out = ["// Made from data files; do not edit.", "#pragma once", "#include <string_view>", "",
           "namespace pressmark::embedded {", "",
           f"struct {camel}File {{", "  std::string_view name;", "  std::string_view content;", "};", "",
           f"inline constexpr {camel}File k{camel}[] = {{", *rows, "};", "", "}  // namespace pressmark::embedded", ""]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
