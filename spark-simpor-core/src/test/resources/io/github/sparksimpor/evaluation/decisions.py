"""Makes out-of-fold.csv, curves.csv, choices.csv, calibration.csv, weights.csv, weighted-curves.csv and
weighted-choices.csv beside this file: what scikit-learn makes of the probabilities that a classifier predicts of
rows it has not seen.

    python3 decisions.py

Needs scikit-learn (1.9.1 made the files). out-of-fold.csv holds fold, label and probability of every row, and
its value by scikit-learn's sigmoid (on log-odds) and isotonic calibration, fitted on all rows; curves.csv what
TunedThresholdClassifierCV says of every objective at every threshold that occurs; choices.csv the threshold it
takes; calibration.csv both calibrations at probabilities that do not occur. weights.csv holds a weight for every
row, and weighted-curves.csv and weighted-choices.csv are the same as those without if scores are so weighted.
"""
import pathlib

import numpy as np
import sklearn
from sklearn.calibration import _SigmoidCalibration
from sklearn.datasets import make_classification
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    fbeta_score,
    make_scorer,
    matthews_corrcoef,
)
from sklearn.model_selection import StratifiedKFold, TunedThresholdClassifierCV

HERE = pathlib.Path(__file__).parent


def cost(truth, predicted, sample_weight=None):
    tn, fp, fn, tp = confusion_matrix(
        truth, predicted, labels=[0, 1], sample_weight=sample_weight
    ).ravel()
    return -(2 * fp + 9 * fn) / (tn + fp + fn + tp)


OBJECTIVES = {
    "macroF1": "f1_macro",
    "f1": "f1",
    "f2": make_scorer(fbeta_score, beta=2),
    "mcc": "matthews_corrcoef",
    "balancedAccuracy": "balanced_accuracy",
    "cost": make_scorer(cost),
}

WEIGHTED = {
    "macroF1": make_scorer(f1_score, average="macro"),
    "f1": make_scorer(f1_score),
    "f2": make_scorer(fbeta_score, beta=2),
    "mcc": make_scorer(matthews_corrcoef),
    "balancedAccuracy": make_scorer(balanced_accuracy_score),
    "cost": make_scorer(cost),
}

x, y = make_classification(
    n_samples=300, n_features=4, weights=[0.85], class_sep=0.7, flip_y=0.05, random_state=11
)
x = np.round(x)  # so that rows share probabilities
folds = list(StratifiedKFold(5, shuffle=True, random_state=1).split(x, y))
classifier = LogisticRegression(C=0.5)
fold_of = np.zeros(len(y), int)
p = np.zeros(len(y))
for i, (train, test) in enumerate(folds):
    fold_of[test] = i
    p[test] = classifier.fit(x[train], y[train]).predict_proba(x[test])[:, 1]

log_odds = lambda q: np.log(q) - np.log1p(-q)
sigmoid = _SigmoidCalibration().fit(log_odds(p), y)
isotonic = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(p, y)


def write(name, header, rows):
    lines = [",".join(str(c) if isinstance(c, str) else repr(float(c)) for c in row) for row in rows]
    (HERE / name).write_text("\n".join([header] + lines) + "\n")


write(
    "out-of-fold.csv",
    "fold,label,probability,sigmoid,isotonic",
    zip(fold_of, y, p, sigmoid.predict(log_odds(p)), isotonic.predict(p)),
)
new = np.linspace(0.001, 0.999, 97)
write(
    "calibration.csv",
    "probability,sigmoid,isotonic",
    zip(new, sigmoid.predict(log_odds(new)), isotonic.predict(new)),
)
thresholds = np.unique(p)


def write_tuned(prefix, objectives, **fitted):
    curves, choices = [], []
    for name, scoring in objectives.items():
        tuned = TunedThresholdClassifierCV(
            classifier, scoring=scoring, thresholds=thresholds, cv=folds, store_cv_results=True
        ).fit(x, y, **fitted)
        curves += [(name, t, s) for t, s in zip(thresholds, tuned.cv_results_["scores"])]
        choices.append((name, tuned.best_threshold_, tuned.best_score_))
    write(prefix + "curves.csv", "objective,threshold,score", curves)
    write(prefix + "choices.csv", "objective,threshold,score", choices)


write_tuned("", OBJECTIVES)
weights = np.round(np.random.default_rng(7).exponential(3, len(y)), 2)
write("weights.csv", "weight", [(w,) for w in weights])
sklearn.set_config(enable_metadata_routing=True)
classifier.set_fit_request(sample_weight=False)  # the probabilities are those of out-of-fold.csv
for scorer in WEIGHTED.values():
    scorer.set_score_request(sample_weight=True)
write_tuned("weighted-", WEIGHTED, sample_weight=weights)
