#!/usr/bin/env python3
"""Fit the block classifier and say how good it is on sites that it has not seen.

usage: train.py --program PRESSMARK --set DIR[=WEIGHT] [--set ...] [--out FOLDER] [--without FOLD]
                [--cross-validate] [--ablate] [--trees N]

--out writes page_block_weights.tsv and page_block_trees.tsv, the tables that the build compiles in. --without leaves
the sites of one fold (0 to 3) out, so that a build of these tables can be tried on them as a whole. --cross-validate
prints body F1 by set, out of fold: four folds by site over all sets together, blocks alone (the rules that choose among
scored blocks come after and are not counted). --ablate does the same with groups of numbers kept from the trees. The
same input gives the same files.
"""
import argparse
import sys
from pathlib import Path

import numpy as np

import opinion
import trees
from labelled import FOLDS, page_f1, read_set

STRENGTH = 0.3  # inverse of the regularisation of the first opinion
SMALLEST = 0.02  # weights nearer to nothing than this are not written
# What --ablate leaves out together: each group begins with this number and ends before the next one's
# (extract/page/block_numbers.h).
GROUPS = {
    "linear": "the first opinion", "text_before": "words that it takes", "words": "own text", "promo_start": "phrases",
    "near_body": "class names", "near_item": "elements above", "depth": "place in the tree",
    "mass_1": "shares of the elements", "signature_best": "blocks of its kind", "place": "place on the page",
    "is_title": "headline, copies", "article": "articles", "witness": "linked data's body",
    "words_before_2": "neighbours", "same_before": "surroundings",
}
HEAD = """# Weights of the features of a block, fitted by logistic regression to labelled news pages; see block_score.h and
# block_features.h. A bin that is not named here has weight 0.
family\tbin\tweight
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--set", action="append", required=True, dest="sets", metavar="DIR[=WEIGHT]")
    parser.add_argument("--out", metavar="FOLDER")
    parser.add_argument("--without", type=int, metavar="FOLD")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    parser.add_argument("--trees", type=int, default=trees.TREES, help="of --cross-validate and --ablate")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    return parser.parse_args()


def read_all(options):
    head, pages = None, []
    for text in options.sets:
        folder, _, weight = text.partition("=")
        head, found = read_set(options.program, folder, float(weight or 1))
        print(f"{folder}: {len(found)} pages", file=sys.stderr)
        pages += found
    return head, pages


def by_set(pages, scores):
    """Body F1 of the sets whose gold is a text."""
    figures = {}
    for name in dict.fromkeys(page.set_name for page in pages):
        chosen = [page for page in pages if page.set_name == name and page.gold.get("text")]
        if chosen:
            figures[name] = page_f1(chosen, lambda page: scores[id(page)])
    return figures


def out_of_fold(pages, opinions, names, count, left_out=()):
    scores = {}
    for fold in range(FOLDS):
        rows = trees.rows_for([p for p in pages if p.fold != fold], opinions, names, fold)
        model = trees.fit_trees(*rows, left_out, count)
        for page in pages:
            if page.fold == fold:
                scores[id(page)] = trees.scores(model, page, opinions.of(page), names, left_out)
    return by_set(pages, scores)


def groups_of(names):
    """Columns of numbers that are left out together."""
    groups, title = {}, None
    for column, name in enumerate(names):
        title = GROUPS.get(name, title)
        groups.setdefault(title, []).append(column)
    return groups


def write_weights(model, families, path):
    lines, first = [HEAD], 0
    for name, bins in families:
        for at in range(bins):
            weight = model.coef_[0][first + at] + (model.intercept_[0] if name == "bias" else 0)
            if abs(weight) >= SMALLEST:
                lines.append(f"{name}\t{at}\t{weight:.2f}\n")
        first += bins
    path.write_text("".join(lines), encoding="utf-8")


def show(name, figures):
    print(name.ljust(24), "  ".join(f"{key} {value:.4f}" for key, value in figures.items()), flush=True)


def write(options, head, pages, width):
    known = [page for page in pages if page.fold != options.without]
    opinions = opinion.Opinions(pages, width, options.strength)
    folder = Path(options.out)
    write_weights(opinion.fit(known, width, options.strength), head["families"], folder / "page_block_weights.tsv")
    model = trees.fit_trees(*trees.rows_for(known, opinions, head["numbers"], options.without))
    trees.write_trees(model, head["numbers"], folder / "page_block_trees.tsv")


def main():
    options = arguments()
    head, pages = read_all(options)
    width = sum(bins for _, bins in head["families"])
    if options.cross_validate or options.ablate:
        opinions = opinion.Opinions(pages, width, options.strength)
        first = {id(page): 1 / (1 + np.exp(-opinions.of(page))) for page in pages}
        show("first opinion", by_set(pages, first))
        show("with trees", out_of_fold(pages, opinions, head["numbers"], options.trees))
    if options.ablate:
        for name, columns in groups_of(head["numbers"]).items():
            show("- " + name, out_of_fold(pages, opinions, head["numbers"], options.trees, columns))
    if options.out:
        write(options, head, pages, width)


if __name__ == "__main__":
    main()
