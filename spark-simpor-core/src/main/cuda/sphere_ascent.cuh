// The ascent of the log posterior ratio along spheres (paper algorithm 1), one thread a point, in
// double. Mirrors the package `sphere`: AdaptiveClimb, TangentMemory, CubicSearch and FixedClimb.
// Vectors lie in planes, [plane][coordinate][slot], so that neighbouring threads read neighbouring
// words. Points move in scaled coordinates: y = seed + radius u.

constexpr int MEMORY = 5;

enum Plane { POSITION, TANGENT, HEADING, TRIAL, SEED, SLOPE, WORK, STEP, LOSS = STEP + MEMORY };

enum Scalar { RADIUS, LOG_RATIO, START_RATIO, RISE, ANGLE, CURVATURE };

enum Counter { EXCLUDED, ITERATIONS, STOP, PAIRS };

enum Stop { CLIMBING, GRADIENT, GAIN, BUDGET, NO_ASCENT };

constexpr double SUFFICIENT = 1e-4;
constexpr double SMALLEST_ANGLE = 1e-12;
constexpr double FIXED_ANGLE = 1e-5 * PI;

struct Ascents {
  double* vectors;
  double* scalars;
  int* counters;
  int dimension;
  int slots;
};

// One point's share of the state.
struct Climber {
  Ascents of;
  int slot;

  DEVICE double& at(int plane, int k) const {
    return of.vectors[((long long)plane * of.dimension + k) * of.slots + slot];
  }

  DEVICE double& scalar(int index) const { return of.scalars[(long long)index * of.slots + slot]; }

  DEVICE int& counter(int index) const { return of.counters[(long long)index * of.slots + slot]; }

  DEVICE double dot(int a, int b) const {
    double sum = 0.0;
    for (int k = 0; k < of.dimension; k++) {
      sum = fma(at(a, k), at(b, k), sum);
    }
    return sum;
  }

  // target += factor * source
  DEVICE void add(int target, double factor, int source) const {
    for (int k = 0; k < of.dimension; k++) {
      at(target, k) = fma(factor, at(source, k), at(target, k));
    }
  }

  DEVICE void scale(int target, double factor, int source) const {
    for (int k = 0; k < of.dimension; k++) {
      at(target, k) = factor * at(source, k);
    }
  }

  DEVICE void stop(Stop reason) const { counter(STOP) = reason; }
};

// ---- memory of curvature ----

DEVICE inline bool remember(const Climber& c, int from, int to) {
  double curvature = c.dot(STEP + from, LOSS + from);
  double lengths = sqrt(c.dot(STEP + from, STEP + from)) * sqrt(c.dot(LOSS + from, LOSS + from));
  if (!(curvature > 1e-10 * lengths)) {
    return false;
  }
  if (from != to) {
    c.scale(STEP + to, 1.0, STEP + from);
    c.scale(LOSS + to, 1.0, LOSS + from);
  }
  c.scalar(CURVATURE + to) = curvature;
  return true;
}

// Takes all pairs along to the tangent space at the position.
DEVICE inline void move_memory(const Climber& c) {
  int kept = 0;
  for (int pair = 0; pair < c.counter(PAIRS); pair++) {
    c.add(STEP + pair, -c.dot(STEP + pair, POSITION), POSITION);
    c.add(LOSS + pair, -c.dot(LOSS + pair, POSITION), POSITION);
    kept += remember(c, pair, kept);
  }
  c.counter(PAIRS) = kept;
}

// Makes room for a pair behind the latest, dropping the oldest where need be.
DEVICE inline int next_pair(const Climber& c) {
  int pairs = c.counter(PAIRS);
  if (pairs < MEMORY) {
    return pairs;
  }
  for (int pair = 1; pair < MEMORY; pair++) {
    c.scale(STEP + pair - 1, 1.0, STEP + pair);
    c.scale(LOSS + pair - 1, 1.0, LOSS + pair);
    c.scalar(CURVATURE + pair - 1) = c.scalar(CURVATURE + pair);
  }
  c.counter(PAIRS) = MEMORY - 1;
  return MEMORY - 1;
}

// The quasi-Newton step for the tangent, in WORK.
DEVICE inline void ascent_step(const Climber& c) {
  int pairs = c.counter(PAIRS);
  double weights[MEMORY];
  c.scale(WORK, 1.0, TANGENT);
  for (int pair = pairs - 1; pair >= 0; pair--) {
    weights[pair] = c.dot(STEP + pair, WORK) / c.scalar(CURVATURE + pair);
    c.add(WORK, -weights[pair], LOSS + pair);
  }
  if (pairs > 0) {
    int latest = pairs - 1;
    c.scale(WORK, c.scalar(CURVATURE + latest) / c.dot(LOSS + latest, LOSS + latest), WORK);
  }
  for (int pair = 0; pair < pairs; pair++) {
    double correction =
        weights[pair] - c.dot(LOSS + pair, WORK) / c.scalar(CURVATURE + pair);
    c.add(WORK, correction, STEP + pair);
  }
}

// ---- the climb ----

// Turns from the position towards the heading; the trial is at unit length again.
DEVICE inline void rotate(const Climber& c) {
  double cosine = cos(c.scalar(ANGLE));
  double sine = sin(c.scalar(ANGLE));
  double squared = 0.0;
  for (int k = 0; k < c.of.dimension; k++) {
    double rotated = fma(sine, c.at(HEADING, k), cosine * c.at(POSITION, k));
    c.at(TRIAL, k) = rotated;
    squared = fma(rotated, rotated, squared);
  }
  c.scale(TRIAL, 1.0 / sqrt(squared), TRIAL);
}

DEVICE inline void find_tangent(const Climber& c) {
  c.scale(TANGENT, 1.0, SLOPE);
  c.add(TANGENT, -c.dot(SLOPE, POSITION), POSITION);
}

// Chooses direction and angle of the next step.
DEVICE inline void aim(const Climber& c, double tol) {
  double steepness = sqrt(c.dot(TANGENT, TANGENT));
  if (!(steepness > tol)) {
    c.stop(GRADIENT);
    return;
  }
  ascent_step(c);
  double length = sqrt(c.dot(WORK, WORK));
  double rise = c.dot(WORK, TANGENT) / length;
  double angle = length;
  if (c.counter(PAIRS) == 0 || !(rise > 1e-8 * steepness)) {
    c.counter(PAIRS) = 0;
    c.scale(WORK, 1.0, TANGENT);
    length = steepness;
    rise = steepness;
    angle = atan2(steepness, c.dot(SLOPE, POSITION));
  }
  c.scalar(RISE) = rise;
  c.scalar(ANGLE) = fmin(angle, PI / 2);
  c.scale(HEADING, 1.0 / length, WORK);
  rotate(c);
}

// Direction of the great circle at the trial, in WORK.
DEVICE inline void find_arrival(const Climber& c) {
  c.scale(WORK, cos(c.scalar(ANGLE)), HEADING);
  c.add(WORK, -sin(c.scalar(ANGLE)), POSITION);
}

DEVICE inline void advance(const Climber& c, double logRatio, double tol) {
  double gain = logRatio - c.scalar(LOG_RATIO);
  find_arrival(c);
  c.add(TANGENT, -c.dot(TANGENT, TRIAL), TRIAL);
  c.scale(HEADING, 1.0, TANGENT);
  c.scale(POSITION, 1.0, TRIAL);
  c.scalar(LOG_RATIO) = logRatio;
  find_tangent(c);
  move_memory(c);
  int pair = next_pair(c);
  c.scale(STEP + pair, c.scalar(ANGLE), WORK);
  c.scale(LOSS + pair, 1.0, HEADING);
  c.add(LOSS + pair, -1.0, TANGENT);
  c.counter(PAIRS) = pair + remember(c, pair, pair);
  if (gain < tol) {
    c.stop(GAIN);
  } else {
    aim(c, tol);
  }
}

// Where the cubic with these values and slopes at the ends is largest (Nocedal, Wright, eq. 3.59).
DEVICE inline double cubic_maximum(double width, double gain, double startSlope, double endSlope) {
  double d1 = startSlope + endSlope - 3.0 * gain / width;
  double discriminant = d1 * d1 - startSlope * endSlope;
  if (!(discriminant >= 0.0)) {
    return 0.5 * width;
  }
  double d2 = sqrt(discriminant);
  double position = width - width * (d2 - endSlope - d1) / (startSlope - endSlope + 2.0 * d2);
  return isfinite(position) ? position : 0.5 * width;
}

// Shortens the step. What it promises less than the tolerance is beyond what float resolves.
DEVICE inline void retreat(const Climber& c, double logRatio, double tol) {
  find_arrival(c);
  double angle = c.scalar(ANGLE);
  double gain = logRatio - c.scalar(LOG_RATIO);
  double shorter = cubic_maximum(angle, gain, c.scalar(RISE), c.dot(SLOPE, WORK));
  angle = fmax(0.1 * angle, fmin(0.5 * angle, shorter));
  c.scalar(ANGLE) = angle;
  if (angle < SMALLEST_ANGLE || c.scalar(RISE) * angle < tol) {
    c.stop(NO_ASCENT);
  } else {
    rotate(c);
  }
}

DEVICE inline void aim_fixed(const Climber& c, int maxIter) {
  find_tangent(c);
  double length = sqrt(c.dot(TANGENT, TANGENT));
  if (c.counter(ITERATIONS) >= maxIter) {
    c.stop(BUDGET);
  } else if (!(length > 0.0)) {
    c.stop(GRADIENT);
  } else {
    c.scalar(ANGLE) = FIXED_ANGLE;
    c.scale(HEADING, 1.0 / length, TANGENT);
    rotate(c);
  }
}

// ---- the objective ----

struct Sums {
  const double* ownLogs;
  const double* ownMeans;
  const double* contrastLogs;
  const double* contrastMeans;
  int stride;
};

// L at y = seed + radius u, u in `plane`; leaves the derivative with respect to u in SLOPE. The
// sums are those at y rounded to float; the difference is made up for to first order, since the
// line search would stumble over it.
DEVICE inline double log_ratio(const Climber& c, const Sums& sums, int query, int plane) {
  double ratio = sums.ownLogs[query] - sums.contrastLogs[query];
  double radius = c.scalar(RADIUS);
  for (int k = 0; k < c.of.dimension; k++) {
    long long i = (long long)k * sums.stride + query;
    double gradient = 2.0 * LN_2 * (sums.ownMeans[i] - sums.contrastMeans[i]);
    double y = fma(radius, c.at(plane, k), c.at(SEED, k));
    ratio = fma(gradient, y - (double)(float)y, ratio);
    c.at(SLOPE, k) = radius * gradient;
  }
  return ratio;
}

DEVICE inline void pose(const Climber& c, int plane, float* query) {
  double radius = c.scalar(RADIUS);
  for (int k = 0; k < c.of.dimension; k++) {
    query[k] = (float)fma(radius, c.at(plane, k), c.at(SEED, k));
  }
}

// ---- kernels ----

// Makes one candidate of every point a query. Directions lie in planes like the state.
KERNEL pose_candidate(
    double* vectors, double* scalars, int* counters, int dimension, int slots, int count,
    const double* directions, float* queries, int paddedDimension, int* excluded) {
  int slot = blockIdx.x * THREADS + threadIdx.x;
  if (slot >= count) {
    return;
  }
  Climber c = {{vectors, scalars, counters, dimension, slots}, slot};
  for (int k = 0; k < dimension; k++) {
    c.at(TRIAL, k) = directions[(long long)k * slots + slot];
  }
  pose(c, TRIAL, queries + (long long)slot * paddedDimension);
  excluded[slot] = c.counter(EXCLUDED);
}

// Keeps the candidate if it is the first or the best so far; its slope waits in TANGENT.
KERNEL judge_candidate(
    double* vectors, double* scalars, int* counters, int dimension, int slots, int count,
    const double* ownLogs, const double* ownMeans, const double* contrastLogs,
    const double* contrastMeans, int stride, int first) {
  int slot = blockIdx.x * THREADS + threadIdx.x;
  if (slot >= count) {
    return;
  }
  Climber c = {{vectors, scalars, counters, dimension, slots}, slot};
  Sums sums = {ownLogs, ownMeans, contrastLogs, contrastMeans, stride};
  double ratio = log_ratio(c, sums, slot, TRIAL);
  if (first || ratio > c.scalar(START_RATIO)) {
    c.scalar(START_RATIO) = ratio;
    c.scale(POSITION, 1.0, TRIAL);
    c.scale(TANGENT, 1.0, SLOPE);
  }
}

// Sets off from the best candidate; all points are in flight.
KERNEL set_off(
    double* vectors, double* scalars, int* counters, int dimension, int slots, int count,
    int fixedStep, int maxIter, double tol, int* active) {
  int slot = blockIdx.x * THREADS + threadIdx.x;
  if (slot >= count) {
    return;
  }
  Climber c = {{vectors, scalars, counters, dimension, slots}, slot};
  c.scalar(LOG_RATIO) = c.scalar(START_RATIO);
  c.counter(ITERATIONS) = 0;
  c.counter(PAIRS) = 0;
  c.counter(STOP) = CLIMBING;
  c.scale(SLOPE, 1.0, TANGENT);
  active[slot] = slot;
  if (maxIter == 0) {
    c.stop(BUDGET);
  } else if (fixedStep) {
    aim_fixed(c, maxIter);
  } else {
    find_tangent(c);
    aim(c, tol);
  }
}

// Makes the trials of the points in flight queries.
KERNEL pose_trials(
    double* vectors, double* scalars, int* counters, int dimension, int slots, const int* active,
    int count, float* queries, int paddedDimension, int* excluded) {
  int query = blockIdx.x * THREADS + threadIdx.x;
  if (query >= count) {
    return;
  }
  Climber c = {{vectors, scalars, counters, dimension, slots}, active[query]};
  pose(c, TRIAL, queries + (long long)query * paddedDimension);
  excluded[query] = c.counter(EXCLUDED);
}

// Takes one step of every point in flight.
KERNEL climb(
    double* vectors, double* scalars, int* counters, int dimension, int slots, const int* active,
    int count, const double* ownLogs, const double* ownMeans, const double* contrastLogs,
    const double* contrastMeans, int stride, int fixedStep, int maxIter, double tol) {
  int query = blockIdx.x * THREADS + threadIdx.x;
  if (query >= count) {
    return;
  }
  Climber c = {{vectors, scalars, counters, dimension, slots}, active[query]};
  Sums sums = {ownLogs, ownMeans, contrastLogs, contrastMeans, stride};
  double ratio = log_ratio(c, sums, query, TRIAL);
  c.counter(ITERATIONS) += 1;
  if (fixedStep) {
    c.scale(POSITION, 1.0, TRIAL);
    c.scalar(LOG_RATIO) = ratio;
    aim_fixed(c, maxIter);
    return;
  }
  double wanted = c.scalar(LOG_RATIO) + SUFFICIENT * c.scalar(RISE) * c.scalar(ANGLE);
  if (ratio >= wanted) {
    advance(c, ratio, tol);
  } else {
    retreat(c, ratio, tol);
  }
  if (c.counter(STOP) == CLIMBING && c.counter(ITERATIONS) >= maxIter) {
    c.stop(BUDGET);
  }
}

// Drops finished points from the list of those in flight, keeping its order. One block.
KERNEL keep_climbing(const int* counters, int slots, const int* active, int count, int* kept,
    int* keptCount) {
  SHARED int starts[THREADS + 1];
  int share = (count + THREADS - 1) / THREADS;
  int from = min(count, (int)threadIdx.x * share);
  int to = min(count, from + share);
  const int* stops = counters + (long long)STOP * slots;
  int climbing = 0;
  for (int i = from; i < to; i++) {
    climbing += stops[active[i]] == CLIMBING;
  }
  starts[threadIdx.x + 1] = climbing;
  SYNC_THREADS();
  if (threadIdx.x == 0) {
    starts[0] = 0;
    for (int i = 0; i < THREADS; i++) {
      starts[i + 1] += starts[i];
    }
    *keptCount = starts[THREADS];
  }
  SYNC_THREADS();
  int at = starts[threadIdx.x];
  for (int i = from; i < to; i++) {
    if (stops[active[i]] == CLIMBING) {
      kept[at++] = active[i];
    }
  }
}
