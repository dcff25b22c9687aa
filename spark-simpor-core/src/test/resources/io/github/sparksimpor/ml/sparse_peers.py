"""Makes sparse_peers.csv: what imbalanced-learn 0.14 does with sparse rows.

python sparse_peers.py > sparse_peers.csv

Columns: label; index:value of what is not 0, of WIDTH features; of rows of the smaller class the kind that
BorderlineSMOTE takes them for, and the rows of the class that SMOTE interpolates towards.
"""
import numpy as np
from imblearn.over_sampling import SMOTE, BorderlineSMOTE
from scipy import sparse
from sklearn.neighbors import NearestNeighbors

WIDTH = 1000
rng = np.random.default_rng(11)
y = np.array([0] * 45 + [1] * 15)
dense = np.zeros((len(y), WIDTH))
columns = rng.choice(WIDTH, 12, replace=False)
for i, label in enumerate(y):
    for column in columns[rng.random(12) < 0.4]:
        dense[i, column] = np.round(rng.normal(1.2 * label, 1), 3)
x = sparse.csr_matrix(dense)
minority = np.flatnonzero(y == 1)

smote = SMOTE(k_neighbors=5, random_state=0)
grown, _ = smote.fit_resample(x, y)
assert sparse.issparse(grown) and grown.shape[0] == 90
nearest = smote.nn_k_.kneighbors(x[minority], return_distance=False)[:, 1:]

borderline = BorderlineSMOTE(k_neighbors=5, m_neighbors=7, random_state=0)
borderline.fit_resample(x, y)
danger = borderline._in_danger_noise(borderline.nn_m_, x[minority], 1, y, kind="danger")
noise = borderline._in_danger_noise(borderline.nn_m_, x[minority], 1, y, kind="noise")

# Its rows lie between a row and one of these neighbours.
for row in np.asarray(grown[len(y):].todense()):
    ends = [(dense[i], dense[minority[j]]) for i, of_row in zip(minority, nearest) for j in of_row]
    away = []
    for a, b in ends:
        step = b - a
        share = 0 if not step.any() else np.clip((row - a) @ step / (step @ step), 0, 1)
        away.append(np.linalg.norm(row - a - share * step))
    assert min(away) < 1e-12

print("label,features,kind,nearest")
for i, label in enumerate(y):
    features = " ".join(f"{c}:{dense[i, c]}" for c in np.flatnonzero(dense[i]))
    if label == 0:
        print(f"0,{features},,")
        continue
    k = list(minority).index(i)
    kind = "danger" if danger[k] else "noise" if noise[k] else "safe"
    print(f"1,{features},{kind},{' '.join(str(minority[j]) for j in nearest[k])}")
