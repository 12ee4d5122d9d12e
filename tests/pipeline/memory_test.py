#!/usr/bin/env python3
"""The memory of `pressmark extract --manifest` does not grow with the number of pages.

usage: memory_test.py PROGRAM [--pages 3000] [--jobs 2]

Makes 60 pages shaped like real ones (bench/make_pages.py), names them over and over in a manifest, and looks at the
process's memory after 1,000 records and after the last: it may have grown by 4 MB at most. `--pages 20000` is the long
form.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETTLED = 1000  # records: by then every page has been seen many times, and the arenas have their size
MAY_GROW_KB = 4096  # the allocator's own unrest; a leak of 1 KB a page would be 2 MB in the short form, 19 in the long


def resident_kb(process):
    """0 where the process has ended already."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) if "VmRSS:" in status else 0


def write_manifest(folder, pages):
    subprocess.run([sys.executable, ROOT / "bench/make_pages.py", folder, "--count", "60"], check=True,
                   capture_output=True)
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    with open(folder / "long.jsonl", "w", encoding="utf-8") as out:
        for i in range(pages):
            out.write(json.dumps({**rows[i % len(rows)], "id": f"p{i}"}) + "\n")
    return folder / "long.jsonl"


def memory_at(command, settled):
    """Resident KB after `settled` records and at the last one, read while the program still runs; and the records."""
    first = last = records = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        for _ in process.stdout:
            records += 1
            if records == settled:
                first = last = resident_kb(process)
            elif records > settled and records % 100 == 0:
                last = max(last, resident_kb(process))
    return first, last, records


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        manifest = write_manifest(Path(folder), options.pages)
        first, last, records = memory_at(
            [options.program, "extract", "--jobs", str(options.jobs), "--manifest", manifest], SETTLED)
    print(f"{records} records: {first} KB after {SETTLED}, {last} KB at most after that")
    if records != options.pages:
        sys.exit(f"{options.pages} records expected")
    if first == 0 or last - first > MAY_GROW_KB:
        sys.exit(f"memory grew by {last - first} KB")


if __name__ == "__main__":
    main()
