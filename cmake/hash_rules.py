#!/usr/bin/env python3
"""Hash the lexicons, outlet files and sources that decide what is found in a page.

usage: hash_rules.py ROOT TARGET.h FILE...

The same files give the same hash wherever the project lies: names count relative to ROOT, in sorted order.
"""
import hashlib
import sys
from pathlib import Path


def main():
    root, target = Path(sys.argv[1]), Path(sys.argv[2])
    files = {Path(file).relative_to(root).as_posix(): Path(file) for file in sys.argv[3:]}
    whole = hashlib.sha256()
    for name in sorted(files):
        data = files[name].read_bytes()
        whole.update(f"{name}\n{len(data)}\n".encode("utf-8") + data)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        "// Made from the lexicons, outlet files and sources; do not edit.\n#pragma once\n#include <string_view>\n\n"
        "namespace pressmark {\n\n"
        f'inline constexpr std::string_view kRulesSha256 =\n    "{whole.hexdigest()}";\n\n'
        "}  // namespace pressmark\n", encoding="utf-8")


if __name__ == "__main__":
    main()
