"""Makes cleaning.csv: which rows imbalanced-learn's cleaning leaves out.

    python3 cleaning.py > cleaning.csv

Needs imbalanced-learn (made with 0.14.0). The table "given" has three classes. The table "smote" is two
of them after imbalanced-learn's SMOTE; what SMOTETomek and SMOTEENN leave out of it is what their two
stages leave out, which is checked here.

Columns: table, label, x, y, and a 1 for each rule that leaves the row out: tomek (TomekLinks), all and
mode (EditedNearestNeighbours with this kind_sel and three neighbours), each under both strategies.
"""
import random

import numpy as np
from imblearn.combine import SMOTEENN, SMOTETomek
from imblearn.over_sampling import SMOTE
from imblearn.under_sampling import EditedNearestNeighbours, TomekLinks

draw = random.Random(20240103)


def cloud(size, x, y, spread):
    return [(draw.gauss(x, spread), draw.gauss(y, spread)) for _ in range(size)]


STRATEGIES = {"notMinority": "not minority", "all": "all"}


def rules(strategy):
    return {
        "tomek": TomekLinks(sampling_strategy=strategy),
        "all": EditedNearestNeighbours(sampling_strategy=strategy, n_neighbors=3, kind_sel="all"),
        "mode": EditedNearestNeighbours(sampling_strategy=strategy, n_neighbors=3, kind_sel="mode"),
    }


def left_out(rule, x, y):
    rule.fit_resample(x, y)
    kept = set(rule.sample_indices_.tolist())
    return [int(i not in kept) for i in range(len(y))]


def write(table, x, y):
    columns = [
        left_out(rule, x, y) for s in STRATEGIES.values() for rule in rules(s).values()
    ]
    for i, (a, b) in enumerate(x.tolist()):
        print(f"{table},{y[i]},{a!r},{b!r}," + ",".join(str(column[i]) for column in columns))


names = [f"{rule}_{s}" for s in STRATEGIES for rule in rules("all")]
print("table,label,x,y," + ",".join(names))
x = np.array(cloud(60, 0, 0, 1) + cloud(22, 1.8, 0.9, 0.8) + cloud(34, -1.0, 1.0, 0.7))
y = np.array([0] * 60 + [1] * 22 + [2] * 34)
write("given", x, y)
x, y = x[y < 2], y[y < 2]
grown = SMOTE(random_state=7).fit_resample(x, y)
write("smote", *grown)
for combined, rule in ((SMOTETomek, "tomek"), (SMOTEENN, "all")):
    rest, _ = combined(smote=SMOTE(random_state=7)).fit_resample(x, y)
    stays = np.array(left_out(rules("all")[rule], *grown)) == 0
    assert sorted(rest.tolist()) == sorted(grown[0][stays].tolist())
