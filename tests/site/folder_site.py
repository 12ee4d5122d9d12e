#!/usr/bin/env python3
"""Serve a folder on loopback, for tests that write or bring their own pages. Standard library only.

usage: folder_site.py FOLDER [--log FILE]

Prints its address on the first line, then serves until its standard input closes. A page is the file of that path, its
query included ("story.html?page=2"); {{base}} in it stands for the site's address. What is not there is a 404; a file
"x.redirect" holds the address that "/x.redirect" leads to. A line a request goes to the log.
"""
import argparse
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {".json": "application/json", ".xml": "application/rss+xml; charset=utf-8", ".txt": "text/plain; charset=utf-8"}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server
        with open(site.log, "a", encoding="utf-8") as log:
            log.write(self.path + "\n")
        file = (site.folder / urllib.parse.unquote(self.path).lstrip("/")).resolve()
        if site.folder not in file.parents or not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes().replace(b"{{base}}", site.base.encode())
        if file.suffix == ".redirect":
            self.send_response(302)
            self.send_header("Location", body.decode().strip())
            body = b""
        else:
            self.send_response(200)
        self.send_header("Content-Type", TYPES.get(file.suffix, "text/html; charset=utf-8"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--log", default="/dev/null")
    options = parser.parse_args()
    site = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.daemon_threads = True
    site.folder, site.log = options.folder.resolve(), options.log
    site.base = f"http://127.0.0.1:{site.server_address[1]}"
    print(site.base, flush=True)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
