"""Makes rivals.csv: what smote_variants' polynom_fit_SMOTE_star and ProWSyn make of a small set.

    python3 rivals.py > rivals.csv

Needs smote_variants (made with 1.0.1). Lines of kind "given" are the set: label, x, y, and for rows
of label 1 the group that ProWSyn (two neighbours, two levels) puts them in, counted from 0, with
its level and its share of the synthetic rows (theta 1). Lines of kind "star" are the synthetic rows
of polynom_fit_SMOTE_star, two of each row of label 1.
"""
import random

import numpy as np
from smote_variants import ProWSyn, polynom_fit_SMOTE_star

draw = random.Random(20240104)
majority = [(draw.gauss(0, 1), draw.gauss(0, 1)) for _ in range(60)]
minority = [(draw.gauss(1.6, 1.0), draw.gauss(0.8, 1.0)) for _ in range(20)]
x = np.array(majority + minority)
y = np.array([0] * len(majority) + [1] * len(minority))

levelled = ProWSyn(n_neighbors=2, L=2, theta=1.0)
levelled.class_label_statistics(y)
groups, levels = levelled.determine_clusters_proximity_levels(x, y)
weights = np.exp(-1.0 * (levels - 1))
weights = weights / weights.sum()
group_of = {int(i): g for g, rows in enumerate(groups) for i in rows}

print("kind,label,x,y,group,level,share")
for i, (a, b) in enumerate(x.tolist()):
    g = group_of.get(i)
    rest = ",," if g is None else f"{g},{levels[g]},{float(weights[g])!r}"
    print(f"given,{y[i]},{a!r},{b!r},{rest}")
grown, _ = polynom_fit_SMOTE_star(proportion=1.0).sample(x, y)
for a, b in grown[len(x):].tolist():
    print(f"star,1,{a!r},{b!r},,,")
