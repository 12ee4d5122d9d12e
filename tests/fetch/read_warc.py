#!/usr/bin/env python3
"""Reads a WARC file with libraries that are not ours and prints what they see.

usage: read_warc.py FILE

One line a record: type, target URI, length of the block, then "digests" where every digest is there and right. Exit
status 77 where warcio is not installed; FastWARC is asked too where it is there and must see the same.
"""
import io
import sys

try:
    from warcio.archiveiterator import ArchiveIterator
except ImportError:
    sys.exit(77)
try:
    import fastwarc.warc
except ImportError:
    fastwarc = None


def by_warcio(path):
    with open(path, "rb") as file:
        for record in ArchiveIterator(file, no_record_parse=False, check_digests="raise"):
            headers = record.rec_headers
            record.content_stream().read()
            has = headers.get_header("WARC-Block-Digest") is not None
            if record.rec_type == "response":
                has = has and headers.get_header("WARC-Payload-Digest") is not None
            sound = has and record.digest_checker.passed is not False
            yield (record.rec_type, headers.get_header("WARC-Target-URI") or "-", headers.get_header("Content-Length"),
                   "digests" if sound else "bad")


def by_fastwarc(path):
    with open(path, "rb") as file:
        for record in fastwarc.warc.ArchiveIterator(io.BytesIO(file.read()), parse_http=False):
            uri = record.headers.get("WARC-Target-URI") or "-"
            sound = record.verify_block_digest()
            record.parse_http()
            if record.headers["WARC-Type"] == "response":
                sound = sound and record.verify_payload_digest()
            yield (record.headers["WARC-Type"], uri, record.headers["Content-Length"], "digests" if sound else "bad")


def main():
    seen = list(by_warcio(sys.argv[1]))
    if fastwarc:
        other = list(by_fastwarc(sys.argv[1]))
        if other != seen:
            sys.exit(f"FastWARC sees {other}, warcio {seen}")
    for row in seen:
        print(*row)


if __name__ == "__main__":
    main()
