"""Makes peers.csv: what imbalanced-learn's definitions say of every minority row of a small set.

    python3 peers.py > peers.csv

Needs nothing but Python. The definitions are those of BorderlineSMOTE (m_neighbors=10), ADASYN
(n_neighbors=5) and SMOTE (k_neighbors=5) in imbalanced-learn 0.12, written down here with loops
over all pairs; no code of this project or of that one is used.

Columns: label, x, y; for rows of label 1 also their kind (safe, danger or noise), the rows ADASYN
makes of them when 40 are wanted, and the line numbers (from 0) of their five nearest of label 1.
"""
import random

draw = random.Random(20240102)
majority = [(draw.gauss(0, 1), draw.gauss(0, 1)) for _ in range(60)]
minority = [(draw.gauss(1.6, 0.8), draw.gauss(0.8, 0.8)) for _ in range(18)]
minority += [(-0.4, -0.5), (-1.3, 0.6)]
points = [(p, 0) for p in majority] + [(p, 1) for p in minority]
wanted = len(majority) - len(minority)


def nearest(i, among):
    (x, y), _ = points[i]
    others = [j for j in among if j != i]
    return sorted(others, key=lambda j: (points[j][0][0] - x) ** 2 + (points[j][0][1] - y) ** 2)


everyone = range(len(points))
same = [j for j in everyone if points[j][1] == 1]


def kind(i, m=10):
    foreign = sum(points[j][1] == 0 for j in nearest(i, everyone)[:m])
    return "noise" if foreign == m else "danger" if foreign >= m / 2 else "safe"


ratios = {i: sum(points[j][1] == 0 for j in nearest(i, everyone)[:5]) / 5 for i in same}
total = sum(ratios.values())

print("label,x,y,kind,adasyn,nearest")
for i, ((x, y), label) in enumerate(points):
    if label == 0:
        print(f"0,{x!r},{y!r},,,")
    else:
        made = round(ratios[i] / total * wanted)  # halves to even, as numpy.rint
        print(f"1,{x!r},{y!r},{kind(i)},{made},{' '.join(map(str, nearest(i, same)[:5]))}")
