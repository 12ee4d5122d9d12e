"""Labelled blocks: what `pressmark blocks` writes, joined with the gold text of the pages.

A set is a folder with manifest.jsonl (as for `pressmark extract --manifest`) and gold.jsonl: one row a page with `id`,
`url`, `text` and, where given, `optional` (lines that may stand in the text or not). In place of `text` a row may have
`with` and `without`: pieces that the text must hold and must not hold; they label the blocks that they stand in.
"""
import json
import re
import subprocess
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import scipy.sparse as sp

CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
PROSE_WORDS = 8  # shorter blocks say little about where the text begins and ends
EDGE_BLOCKS = 3  # short blocks that far outside the prose may still belong to it
FOLDS = 4


@dataclass
class Block:
    words: int
    features: list
    text: str
    parent: int = -1  # the element that holds the block's element


@dataclass
class LabelledPage:
    set_name: str
    site: str
    weight: float
    gold: dict
    blocks: list = field(default_factory=list)
    labels: list = field(default_factory=list)  # 1 body, 0 junk, -1 no matter
    numbers: np.ndarray = None  # one row a block

    @property
    def fold(self):
        return zlib.crc32(self.site.encode()) % FOLDS


def words_of(text):
    return [word.casefold() for word in WORD.findall(text)]


def folded(text):
    return "".join(c for c in text.casefold() if c.isalnum())


def shingles(words, size=4):
    return [tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))] if words else []


def site_of(url):
    """The last two labels of the host, three where the last but one is short ("co.uk")."""
    labels = re.sub(r"^https?://", "", url or "").split("/")[0].split(".")
    return ".".join(labels[-2:] if len(labels) < 3 or len(labels[-2]) > 3 else labels[-3:])


class Judge:
    """Says how much of a block stands in the gold text."""

    def __init__(self, gold):
        words = words_of(gold["text"])
        self.shingles = set(shingles(words))
        self.lines = {tuple(words_of(line)) for line in gold["text"].split("\n")}
        self.pairs, self.triples, self.words = set(zip(words, words[1:])), set(zip(words, words[1:], words[2:])), set(words)
        self.optional = {folded(line) for line in gold.get("optional") or []}

    def share(self, text):
        words = words_of(text)
        if not words or folded(text) in self.optional:
            return None
        if len(words) >= 4:
            own = shingles(words)
            return sum(shingle in self.shingles for shingle in own) / len(own)
        if tuple(words) in self.lines:
            return 1.0
        if len(words) == 3:
            return 0.6 if tuple(words) in self.triples else 0.0
        if len(words) == 2:
            return 0.6 if tuple(words) in self.pairs else 0.0
        return 0.3 if words[0] in self.words else 0.0


def labels_of(blocks, gold):
    """Short blocks count as body only near or among the prose: single words stand in every gold by chance."""
    judge = Judge(gold)
    shares = [judge.share(block.text) for block in blocks]
    prose = [i for i, s in enumerate(shares) if s is not None and s > 0.7 and blocks[i].words >= PROSE_WORDS]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    labels = []
    for i, (block, share) in enumerate(zip(blocks, shares)):
        if share is None:
            labels.append(-1)
            continue
        near = first - EDGE_BLOCKS <= i <= last + EDGE_BLOCKS
        doubtful = block.words < 4 and share < 0.9 and not first <= i <= last
        labels.append(int(share >= 0.5 and (near or block.words >= PROSE_WORDS) and not doubtful))
    return labels


def labels_of_pieces(blocks, gold):
    """From pieces of the text and of the junk; most blocks hold neither."""
    blanks = re.compile(r"\s+")
    good, bad = ([blanks.sub(" ", piece).strip() for piece in gold[name]] for name in ("with", "without"))
    labels = []
    for block in blocks:
        inside, outside = (any(piece in block.text for piece in pieces) for pieces in (good, bad))
        labels.append(int(inside) if inside != outside else -1)
    return labels


def page_of(set_name, weight, truth, row):
    page = LabelledPage(set_name, site_of(truth.get("url")), weight, truth)
    page.blocks = [Block(b["words"], b["features"], b["text"], b["parent"]) for b in row["blocks"]]
    page.numbers = np.array([b["numbers"] for b in row["blocks"]], dtype=np.float32)
    page.labels = labels_of(page.blocks, truth) if truth.get("text") else labels_of_pieces(page.blocks, truth)
    return page


def read_set(program, folder, weight):
    """The head line of `pressmark blocks` and the labelled pages of a set whose gold says something of their blocks."""
    folder = Path(folder)
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        gold = {row["id"]: row for row in map(json.loads, lines)}
    run = subprocess.Popen([program, "blocks", "--manifest", folder / "manifest.jsonl"], stdout=subprocess.PIPE)
    head = json.loads(run.stdout.readline())
    pages = []
    for row in map(json.loads, run.stdout):
        truth = gold.get(row["id"])
        if not truth or not row["blocks"] or not (truth.get("text") or "with" in truth):
            continue
        page = page_of(folder.resolve().name, weight, truth, row)
        if 1 in page.labels:
            pages.append(page)
    if run.wait() != 0:
        raise SystemExit(f"{program} blocks failed on {folder}")
    return head, pages


def block_weights(page):
    """Every page weighs about the same; a long block more than a short one, none more than three tenths of a page."""
    if not page.gold.get("text"):
        return np.full(len(page.blocks), page.weight)  # few blocks are labelled
    sizes = np.array([(1 + block.words) ** 0.6 for block in page.blocks])
    body = sizes[np.array(page.labels) == 1].sum()
    return np.minimum(sizes / max(body, 20), 0.3) * 20 * page.weight


def matrix_of(pages, width):
    """Features, labels and weights of all blocks that matter."""
    columns, ends, labels, weights = [], [0], [], []
    for page in pages:
        for block, label, weight in zip(page.blocks, page.labels, block_weights(page)):
            if label < 0:
                continue
            columns.extend(block.features)
            ends.append(len(columns))
            labels.append(label)
            weights.append(weight)
    ones = np.ones(len(columns), dtype=np.float64)
    return sp.csr_matrix((ones, columns, ends), shape=(len(labels), width)), np.array(labels), np.array(weights)


def page_f1(pages, scores_of):
    """Mean precision and recall of 4-word shingles with every block at 0.5 and above taken; their harmonic mean."""
    precisions, recalls = [], []
    for page in pages:
        kept = [b.text for b, score, label in zip(page.blocks, scores_of(page), page.labels) if score >= 0.5 and label >= 0]
        optional = {folded(line) for line in page.gold.get("optional") or []}
        wanted = "\n".join(line for line in page.gold["text"].split("\n") if folded(line) not in optional)
        found, truth = Counter(shingles(words_of("\n".join(kept)))), Counter(shingles(words_of(wanted)))
        both = sum((found & truth).values())
        precisions.append(both / max(1, sum(found.values())))
        recalls.append(both / max(1, sum(truth.values())))
    precision, recall = np.mean(precisions), np.mean(recalls)
    return 2 * precision * recall / max(precision + recall, 1e-9)
