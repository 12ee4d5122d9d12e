#!/usr/bin/env python3
"""Fit the weights of the block classifier and say how good they are on sites that they have not seen.

usage: train.py --program PRESSMARK --set DIR[=WEIGHT] [--set ...] [--out FILE] [--cross-validate] [--ablate]

--out writes the table that the build compiles in. --cross-validate prints body F1 by set, out of fold: four folds by
site over all sets together, blocks alone (the rules that choose among scored blocks come after and are not counted).
--ablate does the same with each family of features left out. The same input gives the same file.
"""
import argparse
import sys

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from labelled import FOLDS, matrix_of, page_f1, read_set

STRENGTH = 0.3  # inverse of the regularisation; not tuned with this script yet
SMALLEST = 0.02  # weights nearer to nothing than this are not written
HEAD = """# Weights of the features of a block, fitted by logistic regression to labelled news pages; see block_score.h and
# block_features.h. A bin that is not named here has weight 0.
family\tbin\tweight
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--set", action="append", required=True, dest="sets", metavar="DIR[=WEIGHT]")
    parser.add_argument("--out")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    return parser.parse_args()


def read_all(options):
    families, pages = [], []
    for text in options.sets:
        folder, _, weight = text.partition("=")
        families, found = read_set(options.program, folder, float(weight or 1))
        print(f"{folder}: {len(found)} pages", file=sys.stderr)
        pages += found
    return families, pages


def fit(pages, width, strength, columns=None):
    features, labels, weights = matrix_of(pages, width)
    if columns is not None:
        features = features @ columns
    model = LogisticRegression(C=strength, max_iter=5000, tol=1e-6)
    return model.fit(features, labels, sample_weight=weights)


def scores_with(model, kept):
    weights = model.coef_[0] * kept
    return lambda page: [1 / (1 + np.exp(-(weights[b.features].sum() + model.intercept_[0]))) for b in page.blocks]


def out_of_fold(pages, width, strength, kept):
    """Body F1 by set; every page is scored by the model that knows no page of its site."""
    columns, by_set = sp.diags(kept), {}
    for fold in range(FOLDS):
        model = fit([page for page in pages if page.fold != fold], width, strength, columns)
        score = scores_with(model, kept)
        for page in pages:
            if page.fold == fold:
                by_set.setdefault(page.set_name, []).append((page, score(page)))
    return {name: page_f1([p for p, _ in rows], iter_scores(rows)) for name, rows in by_set.items()}


def iter_scores(rows):
    known = {id(page): scores for page, scores in rows}
    return lambda page: known[id(page)]


def write(model, families, path):
    lines, first = [HEAD], 0
    for name, bins in families:
        for at in range(bins):
            weight = model.coef_[0][first + at] + (model.intercept_[0] if name == "bias" else 0)
            if abs(weight) >= SMALLEST:
                lines.append(f"{name}\t{at}\t{weight:.2f}\n")
        first += bins
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(lines)


def show(name, figures):
    print(name.ljust(16), "  ".join(f"{key} {value:.4f}" for key, value in figures.items()), flush=True)


def main():
    options = arguments()
    families, pages = read_all(options)
    width = sum(bins for _, bins in families)
    if options.cross_validate or options.ablate:
        show("all", out_of_fold(pages, width, options.strength, np.ones(width)))
    if options.ablate:
        first = 0
        for name, bins in families:
            kept = np.ones(width)
            kept[first:first + bins] = 0
            first += bins
            show("- " + name, out_of_fold(pages, width, options.strength, kept))
    if options.out:
        write(fit(pages, width, options.strength), families, options.out)


if __name__ == "__main__":
    main()
