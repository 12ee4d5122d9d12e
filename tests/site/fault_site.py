#!/usr/bin/env python3
"""A news site on loopback that misbehaves in every way a fetcher must survive. Standard library only.

usage: fault_site.py [--lifetime SECONDS] [--ca-file FILE]

Prints one line of JSON, {"main": PORT, "robots_503": PORT, ...}, then serves until its standard input closes or the
lifetime is over. Each port is a site of its own: "main" has the faulty pages, the others a faulty robots.txt and the
page /ok; the "tls" ones have good and bad certificates, of an authority whose certificate goes to the --ca-file (the
self-signed one excepted). "/to?URL" redirects anywhere. "/log" gives what was asked so far, a request head an entry, and starts the log anew.
"""
import argparse
import base64
import gzip
import json
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

PAGE = b"<!doctype html><title>A story</title><p>The board met on Thursday.</p>\n"
FEED = (b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>A story</title>'
        b"<link>/ok</link></item></channel></rss>")
PLAIN_ROBOTS = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n"


def head(status="200 OK", *lines):
    return ("HTTP/1.1 " + "\r\n".join((status, "Connection: close") + lines) + "\r\n\r\n").encode()


def answer(body, *lines, status="200 OK"):
    return head(status, f"Content-Length: {len(body)}", *lines) + body


def html(body, *lines):
    return answer(body, "Content-Type: text/html; charset=utf-8", *lines)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def bomb(megabytes, wbits=31):
    """A gzip or zlib stream of blanks; the blocks are all the same, its end is missing: nobody comes so far."""
    packer = zlib.compressobj(9, wbits=wbits)
    start = packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + block * megabytes


def zstd_block(kind, size, content, last=False):
    """RFC 8878 section 3.1.1.2: kind 0 holds `size` raw bytes, kind 1 one byte to be repeated."""
    return (int(last) | kind << 1 | size << 3).to_bytes(3, "little") + content


ZSTD_HEAD = b"\x28\xb5\x2f\xfd\x00\x38"  # a window of 128 KB, no checksum
PACKED = gzip.compress(PAGE * 50, mtime=0)
ZSTD = ZSTD_HEAD + zstd_block(0, len(PAGE), PAGE, last=True)
ZSTD_BOMB = ZSTD_HEAD + zstd_block(1, 128 << 10, b" ") * 1600
# PAGE * 50 and 200 MB of blanks by brotli's encoder (quality 11, window 22), for which Python has no library.
BROTLI = base64.b64decode("G90NUJwHdkyw/jwp/iKPsTndpRwYWoEniEqB8IQPOOTA6UAlljePUAKH3HahOIxSDbwlGKXsIG4tQmVe80rwqAKAGBk=")
BROTLI_BOMB = base64.b64decode(
    "y///P/glQOKxQCD3/o///3/wSwDEYRGA7v0f////4JcAiMMCAN37P/7//8EvARCHBQC693/8//+DXwIgDgsAdO//+P//B78EQBwWAOje//H//w9+"
    "CYA4LADQvf/j//8f/BIAcVgAoHv/x///P/glAOKwAED3/o///3/wSwDEYQGA7v0f////4JcAiMMCAN37P/7//8EvARCHBQC693/8//+DXwIgDgsA"
    "dO//+P//B78EQBwWAOje//H//w9+CYA4LADQvf/j//8f/BIAcVgAoHv/x///P/glAOKwAED3/o///3/wSwDEYQGA7v0f////4JcAiMMCAN37P/7/"
    "/8EvARCHBQC693/8//+DXwIgDgsAdO//+P//B78EQBwWAOje//H//w9+CYA4LADQvf/j//8f/BIAcVgAoHv/l///f/glAOKwAED3/g8=")


def redirect(target):
    return answer(b"moved", f"Location: {target}", status="302 Found")


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def drip(connection, first):
    """One byte at a time, for as long as anybody listens."""
    connection.sendall(first)
    for _ in range(600):
        connection.sendall(b"x")
        time.sleep(0.05)


def flood(connection, first, piece, count):
    connection.sendall(first)
    for _ in range(count):
        connection.sendall(piece)


FIXED = {
    "/ok": html(PAGE),
    "/private/page": html(PAGE),
    "/gzip": html(PACKED, "Content-Encoding: gzip"),
    "/deflate": html(zlib.compress(PAGE), "Content-Encoding: deflate"),
    "/raw_deflate": html(raw_deflate(PAGE), "Content-Encoding: deflate"),
    "/chunked": head("200 OK", "Transfer-Encoding: chunked") + chunk(PAGE[:20]) + chunk(PAGE[20:]) + b"0\r\n\r\n",
    "/chunked_gzip": head("200 OK", "Transfer-Encoding: chunked", "Content-Encoding: gzip") + chunk(PACKED[:9])
    + chunk(PACKED[9:]) + b"0\r\nX-Trailer: 1\r\n\r\n",
    "/early_hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + html(PAGE),
    "/cut_length": head("200 OK", "Content-Length: 1000") + PAGE,
    "/cut_chunked": head("200 OK", "Transfer-Encoding: chunked") + chunk(PAGE) + b"40\r\nhalf",
    "/not_chunked": head("200 OK", "Transfer-Encoding: chunked") + PAGE,
    "/long_body": head("200 OK", "Content-Length: 10") + b"0123456789and more",
    "/gzip_cut": html(PACKED[:-9], "Content-Encoding: gzip"),
    "/deflate_cut": html(zlib.compress(PAGE * 50)[:-9], "Content-Encoding: deflate"),
    "/brotli": html(BROTLI, "Content-Encoding: br"),
    "/brotli_cut": html(BROTLI[:-9], "Content-Encoding: br"),
    "/brotli_bomb": html(BROTLI_BOMB, "Content-Encoding: br"),
    "/zstd": html(ZSTD, "Content-Encoding: zstd"),
    "/zstd_cut": html(ZSTD[:-9], "Content-Encoding: zstd"),
    "/zstd_bomb": html(ZSTD_BOMB, "Content-Encoding: zstd"),
    "/gzip_cut_no_length": head("200 OK", "Content-Encoding: gzip") + PACKED[:-9],
    "/gzip_junk": html(PACKED + b"junk behind", "Content-Encoding: gzip"),
    "/lie": html(PAGE, "Content-Encoding: gzip"),
    "/damaged": html(PACKED[:30] + b"\xff\x00\xff" + PACKED[33:], "Content-Encoding: gzip"),
    "/bad_crc": html(PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], "Content-Encoding: gzip"),
    "/unknown_coding": html(b"\x00\x01\x02", "Content-Encoding: squeeze"),
    "/circle_a": redirect("/circle_b"),
    "/circle_b": redirect("/circle_a"),
    "/to_ok": redirect("/ok"),
    "/to_private_page": redirect("/private/page"),
    "/to_ftp": redirect("ftp://127.0.0.1/x"),
    "/to_file": redirect("file:///etc/hostname"),
    "/to_metadata": redirect("http://169.254.169.254/latest/"),
    "/to_nowhere": answer(b"", status="302 Found"),
    "/busy": answer(b"busy", "Retry-After: 120", status="503 Service Unavailable"),
    "/busy_century": answer(b"busy", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT", status="429 Too Many Requests"),
    "/busy_silent": answer(b"busy", status="429 Too Many Requests"),
    "/missing": answer(b"no such page", status="404 Not Found"),
    "/broken": answer(b"sorry", status="500 Internal Server Error"),
    "/http09": PAGE,
    "/empty": b"",
    "/nul_header": b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 0\r\n\r\n",
    "/nul_status": b"HTTP/1.1 200 O\0K\r\nContent-Length: 0\r\n\r\n",
    "/nul_body": html(PAGE.replace(b"board", b"bo\0ard")),
    "/length_of_words": head("200 OK", "Content-Length: many") + PAGE,
    "/length_below_zero": head("200 OK", "Content-Length: -5") + PAGE,
    "/length_twice": head("200 OK", "Content-Length: 10", "Content-Length: 20") + PAGE,
    "/length_beyond_all": head("200 OK", "Content-Length: 99999999999999999999") + PAGE,
    "/not_a_feed": html(PAGE),
    "/feed": answer(FEED, "Content-Type: application/rss+xml"),
}

ACTIONS = {
    "/slow_body": lambda c: drip(c, head("200 OK", "Content-Length: 1000")),
    "/slow_head": lambda c: drip(c, b"HTTP/1.1 200 OK\r\nX-Slow: "),
    "/bomb": lambda c: c.sendall(html(bomb(200), "Content-Encoding: gzip")),
    "/deflate_bomb": lambda c: c.sendall(html(bomb(200, 15), "Content-Encoding: deflate")),
    "/silent": lambda c: time.sleep(30),
    "/stalls": lambda c: (c.sendall(head("200 OK", "Content-Length: 1000") + PAGE), time.sleep(30)),
    "/endless_hints": lambda c: flood(c, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 2000000),
    "/endless_trailers": lambda c: flood(
        c, head("200 OK", "Transfer-Encoding: chunked") + chunk(PAGE) + b"0\r\n", b"X-T: " + b"y" * 1000 + b"\r\n", 20000),
    "/endless": lambda c: flood(c, head(), bytes(1 << 16), 800),
    "/endless_chunked": lambda c: flood(c, head("200 OK", "Transfer-Encoding: chunked"), chunk(bytes(1 << 16)), 800),
    "/big_head": lambda c: flood(c, b"HTTP/1.1 200 OK\r\n", b"X-Filler: " + b"y" * 1000 + b"\r\n", 18000),
    "/long_header": lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nX-Long: " + b"y" * 200000 + b"\r\n\r\n"),
    "/reset": lambda c: (c.sendall(head("200 OK", "Content-Length: 1000") + PAGE), reset(c)),
}

ROBOTS = {
    "main": answer(PLAIN_ROBOTS, "Content-Type: text/plain"),
    "robots_404": answer(b"", status="404 Not Found"),
    "robots_429": answer(b"", status="429 Too Many Requests"),
    "robots_503": answer(b"", status="503 Service Unavailable"),
    "robots_cut": head("200 OK", "Content-Length: 1000") + PLAIN_ROBOTS,
    "robots_empty_reply": b"",
    "robots_loop": redirect("/robots.txt"),
    "robots_redirect": redirect("/elsewhere/robots.txt"),
    "robots_large": answer(b"User-agent: *\nDisallow: /ok\n" + b"# filler\n" * 100000),
}


class Site:
    def __init__(self, name, context=None):
        self.name, self.context = name, context
        self.log, self.lock = [], threading.Lock()
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            self.respond(connection, request.decode("latin-1"))
        except OSError:
            pass  # the client has had enough, which is what many tests want
        finally:
            connection.close()

    def respond(self, connection, request):
        path = request.split(" ", 2)[1]
        if path == "/log":
            with self.lock:
                entries, self.log = self.log, []
            connection.sendall(answer("\x01".join(entries).encode("latin-1")))
            return
        with self.lock:
            self.log.append(request)
        if path in ACTIONS:
            ACTIONS[path](connection)
        else:
            connection.sendall(self.reply(path, request))

    def reply(self, path, request):
        if path == "/robots.txt":
            return ROBOTS.get(self.name, ROBOTS["robots_404"])
        if path == "/elsewhere/robots.txt":
            return answer(b"User-agent: *\nDisallow: /ok\n")
        if path == "/tagged":
            return self.tagged(request)
        if path.startswith("/to?"):
            return redirect(path[4:])
        if path == "/over_tls":  # http -> https -> http
            return redirect(f"https://127.0.0.1:{SITES['tls_good'].port}/to?http://127.0.0.1:{SITES['main'].port}/ok")
        if path == "/circle_over_tls":
            there, scheme = ("tls_good", "https") if self.name == "main" else ("main", "http")
            return redirect(f"{scheme}://127.0.0.1:{SITES[there].port}{path}")
        if path.startswith("/hops/"):
            left = int(path.rsplit("/", 1)[1])
            return redirect(f"/hops/{left - 1}") if left else html(PAGE)
        return FIXED.get(path.split("?")[0], FIXED["/missing"])

    @staticmethod
    def tagged(request):
        if 'if-none-match: "v1"' in request.lower():
            return head("304 Not Modified", 'ETag: "v2"')
        return html(PAGE, 'ETag: "v1"', "Last-Modified: Thu, 06 Feb 2020 08:00:00 GMT")


SITES = {}
KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def context_of(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def signed(folder, name, days, subject):
    """A TLS context with a certificate that the authority in the folder has signed."""
    key, request, certificate, extra = (os.path.join(folder, name + end) for end in (".key", ".csr", ".pem", ".ext"))
    with open(extra, "w", encoding="ascii") as out:
        out.write(f"subjectAltName={subject}\n")
    openssl("req", *KEY, "-keyout", key, "-out", request, "-subj", "/CN=" + name)
    openssl("x509", "-req", "-in", request, "-CA", os.path.join(folder, "ca.pem"), "-CAkey", os.path.join(folder, "ca.key"),
            "-CAcreateserial", "-days", str(days), "-extfile", extra, "-out", certificate)
    return context_of(certificate, key)


def tls_sites(ca_file):
    """TLS sites by name, none where there is no openssl program. The authority's certificate goes to `ca_file`."""
    if not shutil.which("openssl"):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        key, ca = os.path.join(folder, "ca.key"), os.path.join(folder, "ca.pem")
        openssl("req", "-x509", *KEY, "-keyout", key, "-out", ca, "-days", "2", "-subj", "/CN=127.0.0.1")
        if ca_file:
            shutil.copy(ca, ca_file)
        own_key, own = os.path.join(folder, "own.key"), os.path.join(folder, "own.pem")
        openssl("req", "-x509", *KEY, "-keyout", own_key, "-out", own, "-days", "2", "-subj", "/CN=127.0.0.1",
                "-addext", "subjectAltName=IP:127.0.0.1")
        contexts = {
            "tls": context_of(own, own_key),
            "tls_good": signed(folder, "good", 2, "IP:127.0.0.1"),
            "tls_expired": signed(folder, "expired", -1, "IP:127.0.0.1"),
            "tls_other_host": signed(folder, "other", 2, "DNS:news.example"),
        }
        return {name: Site(name, context) for name, context in contexts.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lifetime", type=float, default=120)
    parser.add_argument("--ca-file", metavar="FILE")
    options = parser.parse_args()
    threading.Timer(options.lifetime, os._exit, (0,)).start()
    SITES.update({name: Site(name) for name in ROBOTS})
    SITES.update(tls_sites(options.ca_file))
    print(json.dumps({name: site.port for name, site in SITES.items()}), flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
