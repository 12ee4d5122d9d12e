#!/usr/bin/env python3
"""Pages and texts made to hurt, read by the whole program: each costs a bounded time and memory and gives one record.

usage: hostile_pages_test.py PROGRAM [--sanitized | --debug]

A page may cost 1 s of CPU and 256 MB, a plain text 1 s and half a second a megabyte. That is said of the optimised
program: one built with sanitizers has five times the time and its memory is not looked at, one built for debugging eight
times (tests/support/cpu_time.h).
tests/extract/page has the traps of the parser; these are for what comes behind it: metadata, blocks, facts, record.
"""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MB = 1 << 20
PAGE_SECONDS, TEXT_SECONDS_A_MB = 1.0, 0.5
SANITIZED_BUILD, DEBUG_BUILD = 5, 8  # times the time of an optimised build
MAX_KB = 256 * 1024
SENTENCE = "\"We will not pay,\" said Ann Lee, chief executive of Ore Works, on Thursday, 6 February 2020. "


def page(head="", body="", attributes=""):
    return f"<!DOCTYPE html><html><head><title>Ore</title>{head}</head><body {attributes}>{body}</body></html>".encode()


def script(json_text):
    return f'<script type="application/ld+json">{json_text}</script>'


def numbered(count, piece):
    return "".join(piece.replace("#", str(i)) for i in range(count))


def write_bomb(file, megabytes):
    with gzip.open(file, "wb", 9) as out:
        for _ in range(megabytes):
            out.write(b"<p>x" * (MB // 4))


PAGES = {
    "nested divs": lambda: page(body="<div>" * 100000 + "words"),
    "paragraphs deeper than the tree": lambda: page(body="<div>" * 600 + "<p>Ore is up.</p>" * 300000),
    "nested tables": lambda: page(body="<table><tr><td>" * 60000 + "words"),
    "paragraphs of fonts": lambda: page(body=numbered(25000, "<p><font size=#>t")),
    "attributes on one tag": lambda: page(body="<div " + numbered(100000, "a#=1 ") + ">words</div>"),
    "classes on one tag": lambda: page(body='<div class="' + numbered(200000, "article-# ") + '">words</div>'),
    "a class of four megabytes": lambda: page(body='<div class="' + "article-body " * 320000 + '">words</div>'),
    "an id on every paragraph": lambda: page(body=numbered(60000, "<p id=article-#>Ore is up by # percent.</p>")),
    "links alone": lambda: page(body=numbered(60000, '<a href="/ore/#">Ore prices rise again in #</a> ')),
    "lists of links": lambda: page(body="<ul>" + numbered(40000, '<li><a href="/#">Ore #</a></li>') + "</ul>"),
    "paragraphs of one sentence": lambda: page(body=f"<p>{SENTENCE}</p>" * 10000),
    "one paragraph of two megabytes": lambda: page(body=f"<article><p>{SENTENCE * 20000}</p></article>"),
    "articles beside each other": lambda: page(body=f"<article><h1>Ore</h1><p>{SENTENCE}</p></article>" * 6000),
    "articles in each other": lambda: page(body=f"<article><p>{SENTENCE}</p>" * 400),
    "links to pages of addresses of 400 kilobytes": lambda: page(
        head=f'<base href="https://ore.example/{"a" * 400000}"><link rel=canonical href="https://ore.example/{"a" * 400000}b">',
        body='<a href="">1</a><a href="?page=2">2</a>' * 32),
    "headings": lambda: page(body=numbered(80000, "<h1>Ore #</h1>")),
    "times": lambda: page(body=numbered(60000, '<time datetime="2020-02-07T01:30:00Z">7 Feb #</time>')),
    "meta tags": lambda: page(head=numbered(60000, '<meta property="article:author" content="Ann Lee #">')),
    "a meta tag of four megabytes": lambda: page(head=f'<meta name="author" content="{"Ann Lee, " * 450000}">'),
    "a title of four megabytes": lambda: page(head=f"<title>{'Ore | ' * 700000}</title>"),
    "a byline of a megabyte": lambda: page(body=f"<p class=byline>By {'Ann Lee and ' * 90000}Bo Ng</p>"),
    "nested linked data": lambda: page(head=script('{"@graph":[' * 100000)),
    "nested linked data, closed": lambda: page(head=script('{"author":' * 900 + '"Ann"' + "}" * 900)),
    "linked data nodes": lambda: page(head=script(
        "[" + ",".join(['{"@type":"NewsArticle","headline":"Ore"}'] * 60000) + "]")),
    "authors in linked data": lambda: page(head=script(
        '{"@type":"NewsArticle","headline":"Ore","author":[' + ",".join(['{"name":"Ann Lee"}'] * 80000) + "]}")),
    "scripts of linked data": lambda: page(head=script('{"@type":"NewsArticle","headline":"Ore"}') * 20000),
    "broken scripts of linked data": lambda: page(head=script('{"@type":"NewsArticle","headline":"Or') * 20000),
    "linked data of references": lambda: page(head=script('{"headline":"' + "&amp;amp;" * 300000 + '"}')),
    "an article body in linked data": lambda: page(head=script(json.dumps(
        {"@type": "NewsArticle", "headline": "Ore", "articleBody": "<p>" * 300000 + SENTENCE * 5000}))),
    "references": lambda: page(body="<p>" + "&amp;&notit;&#x110000;&#0;&zzz;&" * 60000),
    "white space": lambda: page(body="<p>ore" + " \n\t&nbsp;" * 800000 + "words"),
    "line breaks": lambda: page(body="<p>" + "ore<br>" * 300000),
    "combining marks": lambda: page(body="<p>" + "e" + "\u0301" * 1000000),
    "Chinese quotation marks": lambda: page(body="<p>" + "\u201c\u8bf4\u201d" * 200000),
    "byte order marks": lambda: b"\xef\xbb\xbf" * 1000000 + page(body="words"),
    "NUL bytes": lambda: b"a\0<p>\0" * 600000,
    "no text at all": lambda: b"",
    "noise": lambda: bytes((i * 2654435761 >> 13) & 255 for i in range(2 * MB)),
    "sixteen megabytes of tags": lambda: b"<b>" * (16 * MB // 3),
    "more than sixteen megabytes": lambda: b"<p>words" * (17 * MB // 8),
}
# The statuses that are right; else any is.
STATUSES = {"sixteen megabytes of tags": "parser_limit", "more than sixteen megabytes": "too_large"}
TEXTS = {
    "quotation marks": lambda: "\"" * MB,
    "curly quotation marks": lambda: "\u201c\u201d\u201c" * (MB // 9),
    "opening quotation marks": lambda: "\u201c" * (MB // 3),
    "apostrophes": lambda: "it's 'so' " * (MB // 10),
    "digits": lambda: "7" * MB,
    "numbers": lambda: "12 patents, 1,000 " * (MB // 18),
    "number words": lambda: "hundred thousand million " * (MB // 25),
    "weekdays": lambda: "Thursday " * (MB // 9),
    "months": lambda: "6 February 2020, " * (MB // 17),
    "capitals": lambda: "A" * MB,
    "names": lambda: "Ann Lee " * (MB // 8),
    "outlets": lambda: "the South China Morning Post, CNBC, Caixin " * (MB // 43),
    "said": lambda: "said " * (MB // 5),
    "he said": lambda: "he said that she said that " * (MB // 27),
    "brackets": lambda: "(" * MB,
    "dashes": lambda: " \u2014 " * (MB // 5),
    "full stops": lambda: ". " * (MB // 2),
    "line ends": lambda: "\n" * MB,
    "lines of one letter": lambda: "a\n" * (MB // 2),
    "Chinese": lambda: "\u8d22\u65b0\u8bf4\uff1a\u201c\u4e13\u5229\u201d\u3002" * (MB // 27),
    "Chinese without a stop": lambda: "\u8d22\u65b0\u8bf4\u4e13\u5229" * (MB // 15),
    "Chinese dates": lambda: "2020\u5e742\u67087\u65e5" * (MB // 15),
    "Chinese numbers": lambda: "\u4e00\u767e\u4e8c\u5341\u4ebf" * (MB // 15),
    "Chinese patents": lambda: "12\u9879\u4e13\u5229\u3001" * (MB // 14),
    "lengths and days": lambda: "for three days starting Monday " * (MB // 31),
    "patents of firms": lambda: "12 patents of collapsed phone firm " * (MB // 35),
    "Chinese speech": lambda: "\u674e\u660e\u8868\u793a\uff0c" * (MB // 15),
    "Chinese speech left open": lambda: "\u674e\u660e\u8bf4\uff1a\u201c" * (MB // 15),
    "outlets without a blank": lambda: "CNBC/SCMP-Caixin," * (MB // 17),
    "words joined by dashes": lambda: "said-" * (MB // 5),
    "patents without a blank": lambda: "12-patents,and" * (MB // 14),
    "months without a blank": lambda: "Feb.6,2020;" * (MB // 11),
    "names without an end": lambda: "Lee.Ann," * (MB // 8),
    "one story again and again": lambda: SENTENCE * (4 * MB // len(SENTENCE)),
}


def run(command):
    """Output, exit status, CPU seconds and peak KB of a command."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return out.read(), child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def in_a_child(make, *arguments):
    """True where the call gives no word of what is wrong.

    A child's peak of memory counts that of the process that started it, so that whatever is big is held elsewhere.
    """
    child = os.fork()
    if child == 0:
        os._exit(1 if make(*arguments) else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


class Check:
    def __init__(self, folder, options):
        self.program, self.folder, self.sanitized = options.program, folder, options.sanitized
        self.slowness = SANITIZED_BUILD if options.sanitized else DEBUG_BUILD if options.debug else 1
        self.failures = []

    def read(self, name, file, seconds, statuses=""):
        if not in_a_child(self.wrong_reading, name, file, seconds, statuses):
            self.failures.append(name)

    def wrong_reading(self, name, file, seconds, statuses):
        """Reads the file and a calm page behind it; what is wrong is printed too."""
        calm = self.folder / "calm.html"
        calm.write_bytes(page(body=f"<article><h1>Ore</h1><p>{SENTENCE}</p></article>"))
        out, status, cpu, peak = run([self.program, "extract", "--json", str(file), str(calm)])
        limit = seconds * self.slowness
        wrong = self.wrong_records(out, statuses)
        if status != 0:
            wrong.append(f"exit status {status}")
        if cpu > limit:
            wrong.append(f"{cpu:.2f} s of CPU, {limit:.1f} allowed")
        if peak > MAX_KB and not self.sanitized:
            wrong.append(f"{peak // 1024} MB, 256 allowed")
        print(f"{cpu:6.2f} s {peak // 1024:5} MB  {name}{'  WRONG: ' + '; '.join(wrong) if wrong else ''}", flush=True)
        return wrong

    @staticmethod
    def wrong_records(out, statuses):
        try:
            records = [json.loads(line) for line in out.decode("utf-8").splitlines()]
        except ValueError as error:
            return [f"no records: {error}"]
        if len(records) != 2:
            return [f"{len(records)} records, 2 expected"]
        wrong = []
        if statuses and records[0]["status"] not in statuses.split():
            wrong.append(f"status {records[0]['status']}, {statuses} expected")
        if "We will not pay" not in records[1]["text"]:
            wrong.append("the next page was not read")
        return wrong


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    build = parser.add_mutually_exclusive_group()
    build.add_argument("--sanitized", action="store_true")
    build.add_argument("--debug", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check = Check(folder, options)
        for number, (title, make) in enumerate(PAGES.items()):
            file = folder / f"page{number}.html"
            in_a_child(lambda file=file, make=make: file.write_bytes(make()))
            check.read(title, file, PAGE_SECONDS, STATUSES.get(title, ""))
        for number, (title, make) in enumerate(TEXTS.items()):
            file = folder / f"text{number}.txt"
            in_a_child(lambda file=file, make=make: file.write_text(make(), encoding="utf-8"))
            check.read("text: " + title, file, 1 + TEXT_SECONDS_A_MB * file.stat().st_size / MB)
        bomb = folder / "bomb.html.gz"
        in_a_child(write_bomb, bomb, 1500)
        check.read("a gzip file of 1.5 GB", bomb, PAGE_SECONDS, "too_large")
        cut = folder / "cut.html.gz"
        cut.write_bytes(gzip.compress(page(body=SENTENCE * 1000))[:-100])
        check.read("a cut gzip file", cut, PAGE_SECONDS, "unreadable undecodable")
    if check.failures:
        sys.exit(f"{len(check.failures)} of {len(PAGES) + len(TEXTS) + 2} kinds hurt: {', '.join(check.failures)}")
    print(f"{len(PAGES) + len(TEXTS) + 2} kinds read or refused within the limits")


if __name__ == "__main__":
    main()
