"""Makes out-of-fold.csv, curves.csv, choices.csv and calibration.csv beside this file: what scikit-learn makes
of the probabilities that a classifier predicts of rows it has not seen.

    python3 decisions.py

Needs scikit-learn (1.9.1 made the files). out-of-fold.csv holds fold, label and probability of every row, and
its value by scikit-learn's sigmoid (on log-odds) and isotonic calibration, fitted on all rows; curves.csv what
TunedThresholdClassifierCV says of every objective at every threshold that occurs; choices.csv the threshold it
takes; calibration.csv both calibrations at probabilities that do not occur.
"""
import pathlib

import numpy as np
from sklearn.calibration import _SigmoidCalibration
from sklearn.datasets import make_classification
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, fbeta_score, make_scorer
from sklearn.model_selection import StratifiedKFold, TunedThresholdClassifierCV

HERE = pathlib.Path(__file__).parent


def cost(truth, predicted):
    tn, fp, fn, tp = confusion_matrix(truth, predicted, labels=[0, 1]).ravel()
    return -(2 * fp + 9 * fn) / (tn + fp + fn + tp)


OBJECTIVES = {
    "macroF1": "f1_macro",
    "f1": "f1",
    "f2": make_scorer(fbeta_score, beta=2),
    "mcc": "matthews_corrcoef",
    "balancedAccuracy": "balanced_accuracy",
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
curves, choices = [], []
for name, scoring in OBJECTIVES.items():
    tuned = TunedThresholdClassifierCV(
        classifier, scoring=scoring, thresholds=thresholds, cv=folds, store_cv_results=True
    ).fit(x, y)
    curves += [(name, t, s) for t, s in zip(thresholds, tuned.cv_results_["scores"])]
    choices.append((name, tuned.best_threshold_, tuned.best_score_))
write("curves.csv", "objective,threshold,score", curves)
write("choices.csv", "objective,threshold,score", choices)
