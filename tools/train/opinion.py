"""The first opinion about blocks: a weighted sum of their features, fitted by logistic regression.

The trees see what it says of a block and of its neighbours. So that they learn how far to trust it on pages that it
has not seen, the opinion about a page always comes from weights fitted without its site.
"""
from itertools import combinations

import numpy as np
from sklearn.linear_model import LogisticRegression

from labelled import FOLDS, matrix_of

FAR_ODDS = -20.0  # as in block_numbers.cc
RUN = 5
ACCEPT = 0.5


def fit(pages, width, strength, columns=None):
    features, labels, weights = matrix_of([page for page in pages if page.gold.get("text")], width)
    if columns is not None:
        features = features @ columns
    return LogisticRegression(C=strength, max_iter=200, tol=1e-4).fit(features, labels, sample_weight=weights)


def log_odds(model, page):
    return np.array([model.coef_[0][b.features].sum() for b in page.blocks]) + model.intercept_[0]


class Opinions:
    """Models without one fold and without two, so that a model of trees can be tested on a fold of its own."""

    def __init__(self, pages, width, strength):
        folds = set(range(FOLDS))
        self.without = {frozenset(left): fit([p for p in pages if p.fold not in left], width, strength)
                        for size in (1, 2) for left in combinations(sorted(folds), size)}

    def of(self, page, tested=None):
        """The opinion about a page that had no part in it; `tested` is the fold that the trees are tested on."""
        return log_odds(self.without[frozenset({page.fold} | ({tested} if tested is not None else set()))], page)


def shifted(values, steps):
    """The value of the block that stands `steps` further on."""
    out = np.full(len(values), FAR_ODDS)
    if steps < 0:
        out[-steps:] = values[:steps] if -steps < len(values) else out[-steps:]
    elif steps < len(values):
        out[:-steps] = values[steps:]
    return out


def opinion_numbers(page, odds):
    """The numbers that block_numbers.cc makes of the first opinion, by name."""
    size, at = len(odds), np.arange(len(odds))
    probability = 1 / (1 + np.exp(-odds))
    words = np.maximum(1, np.array([b.words for b in page.blocks]))
    sums = np.concatenate([[0], np.cumsum(probability)])
    taken = np.concatenate([[0], np.cumsum(np.where(probability >= ACCEPT, words, 0))])
    _, brothers = np.unique([b.parent for b in page.blocks], return_inverse=True)
    all_words = np.bincount(brothers, words)[brothers] - words
    all_sums = np.bincount(brothers, words * probability)[brothers] - words * probability
    return {
        "linear": odds,
        "linear_before_2": shifted(odds, -2), "linear_before": shifted(odds, -1),
        "linear_after": shifted(odds, 1), "linear_after_2": shifted(odds, 2),
        "linear_run_before": (sums[at] - sums[np.maximum(at - RUN, 0)]) / RUN,
        "linear_run_after": (sums[np.minimum(at + 1 + RUN, size)] - sums[at + 1]) / RUN,
        "linear_parent": np.where(all_words >= 1, all_sums / np.maximum(all_words, 1), -1),
        "text_before": taken[at] / max(1, taken[-1]), "text_after": (taken[-1] - taken[at + 1]) / max(1, taken[-1]),
        "text_words": np.full(size, taken[-1]),
    }
