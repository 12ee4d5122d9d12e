"""The boosted trees that correct the first opinion, and the table that the build compiles in."""
import lightgbm
import numpy as np

from labelled import block_weights
from opinion import opinion_numbers

HOPELESS = 0.02  # the trees learn from somewhat more blocks than block_score.h asks them about (0.05 to 0.97)
TREES = 150
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 16, "min_data_in_leaf": 30, "lambda_l2": 3.0,
    "feature_fraction": 0.25, "bagging_fraction": 0.7, "bagging_freq": 1, "max_bin": 127, "use_missing": False,
    "seed": 0, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}
HEAD = """# Boosted trees over the numbers of a block, written by tools/train; see block_trees.h and block_numbers.h. Rows stand
# in the order of the walk: at a question "number <= value" the yes branch is the next row, the no branch stands `no`
# rows below. A leaf's `value` is its share of the log odds; the next tree starts below it by `no` rows.
row\tnumber\tvalue\tno
"""


def numbers_with(page, odds, names):
    """A page's numbers with those of the first opinion put in."""
    numbers = page.numbers.copy()
    for name, values in opinion_numbers(page, odds).items():
        numbers[:, names.index(name)] = values
    return numbers


def rows_for(pages, opinions, names, tested=None):
    """Numbers, labels and weights of the blocks that the trees are asked about."""
    numbers, labels, weights = [], [], []
    for page in pages:
        odds = opinions.of(page, tested)
        asked = (1 / (1 + np.exp(-odds)) >= HOPELESS) & (np.array(page.labels) >= 0)
        numbers.append(numbers_with(page, odds, names)[asked])
        labels.append(np.array(page.labels)[asked])
        weights.append(block_weights(page)[asked])
    return np.vstack(numbers), np.concatenate(labels), np.concatenate(weights)


def fit_trees(numbers, labels, weights, left_out=(), count=TREES):
    """`left_out` are columns that the trees may not ask for."""
    if len(left_out):
        numbers = numbers.copy()
        numbers[:, list(left_out)] = 0
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(numbers, labels, weight=weights), count)


def scores(model, page, odds, names, left_out=()):
    numbers = numbers_with(page, odds, names)
    numbers[:, list(left_out)] = 0
    first = 1 / (1 + np.exp(-odds))
    return np.where(first >= HOPELESS, model.predict(numbers), first)


def not_above(border):
    """The largest float not above the border: the program compares floats."""
    near = np.float32(border)
    return near if float(near) <= border else np.nextafter(near, np.float32(-np.inf))


def flatten(node, names):
    """Rows (number, value, no) of a subtree; the last leaf's `no` is set by the caller."""
    if "leaf_value" in node:
        return [["leaf", f"{np.float32(node['leaf_value']):.5g}", 0]]
    yes, no = flatten(node["left_child"], names), flatten(node["right_child"], names)
    return [[names[node["split_feature"]], str(not_above(node["threshold"])), len(yes) + 1]] + yes + no


def write_trees(model, names, path):
    rows = []
    for tree in model.dump_model()["tree_info"]:
        own = flatten(tree["tree_structure"], names)
        for at, row in enumerate(own):
            if row[0] == "leaf":
                row[2] = len(own) - at
        rows += own
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        out.writelines(f"{at}\t{number}\t{value}\t{no}\n" for at, (number, value, no) in enumerate(rows))
