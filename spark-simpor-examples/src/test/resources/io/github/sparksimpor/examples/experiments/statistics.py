"""Makes statistics.csv: what scipy and baycomp say of the scores of four methods on twelve sets.

    python3 statistics.py > statistics.csv

Needs scipy (made with 1.17) and baycomp (1.0.3). Scores are rounded, so that there are ties; the
first three lie close together. Lines begin with what they hold: "score", one value a method;
"friedman", p; "wilcoxon", two methods and p by all permutations of signs; "bayes", two methods, the
half width of the region of practical equivalence, and the probabilities that the first is worse, as
good, and better, where the prior is half an observation of no difference; "nemenyi", methods, sets
and critical difference at 0.05.
"""
import math
import random

import baycomp
import numpy as np
from scipy import stats

draw = random.Random(20240105)
levels = [draw.uniform(0.6, 0.9) for _ in range(12)]
gains = [0.0, 0.01, -0.004, 0.04]
scores = np.array(
    [[round(level + gain + draw.gauss(0, 0.012), 3) for gain in gains] for level in levels]
)
scores[2, 1] = scores[2, 0]
scores[5, 2] = scores[5, 0]

for line in scores.tolist():
    print("score," + ",".join(map(repr, line)))
print(f"friedman,{float(stats.friedmanchisquare(*scores.T).pvalue)!r}")
every = stats.PermutationMethod(n_resamples=np.inf)
for a in range(4):
    for b in range(a):
        # Differences are rounded too: equal ones would differ by the last bit.
        differences = np.round(scores[:, a] - scores[:, b], 3)
        p = stats.wilcoxon(differences, method=every).pvalue
        print(f"wilcoxon,{a},{b},{float(p)!r}")
        for region in (0.01, 0.02):
            worse, same, better = baycomp.SignedRankTest.probs(
                scores[:, b], scores[:, a], region, nsamples=400_000, random_state=1
            )
            print(f"bayes,{a},{b},{region},{worse:.4f},{same:.4f},{better:.4f}")
for methods, sets in ((2, 10), (4, 12), (10, 25), (40, 25)):
    q = stats.studentized_range.ppf(0.95, methods, np.inf) / math.sqrt(2)
    print(f"nemenyi,{methods},{sets},{float(q * math.sqrt(methods * (methods + 1) / (6 * sets)))!r}")
