// Gaussian kernel sums of a set of rows at many queries: per query the sum of 2^-s and of 2^-s x,
// where s = |y - x|^2 and coordinates are scaled so that 2^-s is the kernel.
//
// Laid out like flash attention: tiles of rows pass through shared memory, queries and their
// weighted sums stay in registers. G lanes share a query, each with V float4 of its coordinates.
// Weights are relative to a reference 2^-ref that follows the nearest row seen so far. Distances
// are accumulated from -ref on, so that what is rounded is the difference s - ref and not s.
//
// Arithmetic is float; every FLUSH_ROWS rows the sums are added to double ones in memory, so that
// rounding does not grow with the number of rows. Splits of the rows are summed by different
// blocks and merged in their order, so that the result does not depend on the device.

constexpr int THREADS = 128;
constexpr int QUERIES_PER_GROUP = 2;
constexpr int TILE_VECTORS = 1024;
constexpr int FLUSH_ROWS = 256;

// Weights up to 2^32 of the reference are let be: moving the reference costs a pass over the sums.
constexpr float REFERENCE_SLACK = 32.0f;

template <int V>
struct QuerySums {
  float4 query[V];
  float4 weighted[V];
  float weight;
  float reference;
  double flushedReference;
  int excluded;
  bool empty;
};

template <int G>
DEVICE inline float sum_over_group(float value) {
  for (int lanes = G / 2; lanes > 0; lanes /= 2) {
    value += SHUFFLE_XOR(value, lanes);
  }
  return value;
}

// s - ref of one row.
template <int V, int G>
DEVICE inline float distance_beyond_reference(const QuerySums<V>& sums, const float4 (&row)[V]) {
  float start = sums.reference * (-0.25f / G);
  float4 total = make_float4(start, start, start, start);
#pragma unroll
  for (int v = 0; v < V; v++) {
    float dx = sums.query[v].x - row[v].x;
    float dy = sums.query[v].y - row[v].y;
    float dz = sums.query[v].z - row[v].z;
    float dw = sums.query[v].w - row[v].w;
    total.x = fmaf(dx, dx, total.x);
    total.y = fmaf(dy, dy, total.y);
    total.z = fmaf(dz, dz, total.z);
    total.w = fmaf(dw, dw, total.w);
  }
  return sum_over_group<G>((total.x + total.y) + (total.z + total.w));
}

// Moves the reference to a row at distance `beyond` from it, and returns what is left of that.
template <int V>
DEVICE inline float move_reference(QuerySums<V>& sums, float beyond) {
  float moved = sums.reference + beyond;
  float shift = moved - sums.reference;
  float factor = sums.empty ? 0.0f : exp2_fast(shift);
  sums.weight *= factor;
#pragma unroll
  for (int v = 0; v < V; v++) {
    sums.weighted[v].x *= factor;
    sums.weighted[v].y *= factor;
    sums.weighted[v].z *= factor;
    sums.weighted[v].w *= factor;
  }
  sums.reference = moved;
  sums.empty = false;
  return beyond - shift;
}

template <int V, int G>
DEVICE inline void add_row(QuerySums<V>& sums, const float4 (&row)[V], int index) {
  float beyond = distance_beyond_reference<V, G>(sums, row);
  bool counts = index != sums.excluded;
  if (counts && (sums.empty || beyond < -REFERENCE_SLACK)) {
    beyond = move_reference(sums, beyond);
  }
  float weight = counts ? exp2_fast(-beyond) : 0.0f;
  if (weight > 0.0f) {
    sums.weight += weight;
#pragma unroll
    for (int v = 0; v < V; v++) {
      sums.weighted[v].x = fmaf(weight, row[v].x, sums.weighted[v].x);
      sums.weighted[v].y = fmaf(weight, row[v].y, sums.weighted[v].y);
      sums.weighted[v].z = fmaf(weight, row[v].z, sums.weighted[v].z);
      sums.weighted[v].w = fmaf(weight, row[v].w, sums.weighted[v].w);
    }
  }
}

DEVICE inline void flush_value(double* target, double factor, float& value) {
  *target = fma(*target, factor, (double)value);
  value = 0.0f;
}

// Adds the float sums to the double ones: a plane of `stride` queries per coordinate, then one of
// the weights.
template <int V, int G>
DEVICE inline void flush(QuerySums<V>& sums, double* totals, long long stride, int lane) {
  double factor = exp2((double)sums.reference - sums.flushedReference);
#pragma unroll
  for (int v = 0; v < V; v++) {
    double* at = totals + 4LL * (v * G + lane) * stride;
    flush_value(at, factor, sums.weighted[v].x);
    flush_value(at + stride, factor, sums.weighted[v].y);
    flush_value(at + 2 * stride, factor, sums.weighted[v].z);
    flush_value(at + 3 * stride, factor, sums.weighted[v].w);
  }
  if (lane == 0) {
    flush_value(totals + 4LL * V * G * stride, factor, sums.weight);
  }
  sums.weight = 0.0f;
  if (!sums.empty) {
    sums.flushedReference = sums.reference;
  }
}

// rows        the rows of this launch, row-major, 4VG floats each, zeros behind the last feature
// rowCount    how many
// firstRow    index of the first of them within its class
// splitRows   rows of a split; blockIdx.y counts the splits of this launch
// firstSplit  index of the first split of this launch
// queries     row-major like the rows
// excluded    per query the row left out, or -1
// totals      per split 4VG + 1 planes of `stride` queries, zero at first
// references  per split `stride` queries
template <int V, int G>
DEVICE inline void kernel_sums(
    const float4* rows, int rowCount, int firstRow, int splitRows, int firstSplit,
    const float4* queries, const int* excluded, int queryCount, double* totals,
    double* references, int stride) {
  constexpr int ROW_VECTORS = V * G;
  constexpr int TILE_ROWS = TILE_VECTORS / ROW_VECTORS < FLUSH_ROWS
      ? TILE_VECTORS / ROW_VECTORS : FLUSH_ROWS;
  constexpr int GROUPS = THREADS / G;
  SHARED float4 tile[TILE_VECTORS];

  int lane = threadIdx.x % G;
  int firstQuery = blockIdx.x * GROUPS * QUERIES_PER_GROUP + threadIdx.x / G;
  QuerySums<V> sums[QUERIES_PER_GROUP];
#pragma unroll
  for (int i = 0; i < QUERIES_PER_GROUP; i++) {
    // Threads without a query of their own repeat the last one, to keep the warp together.
    int query = min(firstQuery + i * GROUPS, queryCount - 1);
    sums[i].weight = 0.0f;
    sums[i].reference = 0.0f;
    sums[i].flushedReference = INFINITY;  // a factor of zero: nothing has been flushed
    sums[i].excluded = excluded[query];
    sums[i].empty = true;
#pragma unroll
    for (int v = 0; v < V; v++) {
      sums[i].query[v] = queries[(long long)query * ROW_VECTORS + v * G + lane];
      sums[i].weighted[v] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    }
  }

  long long splitStart = (long long)blockIdx.y * splitRows;
  int splitEnd = (int)min((long long)rowCount, splitStart + splitRows);
  int split = firstSplit + blockIdx.y;
  double* splitTotals = totals + (long long)split * (4 * ROW_VECTORS + 1) * stride;

  int sinceFlush = 0;
  for (int start = (int)splitStart; start < splitEnd; start += TILE_ROWS) {
    int count = min(TILE_ROWS, splitEnd - start);
    SYNC_THREADS();
    for (int i = threadIdx.x; i < count * ROW_VECTORS; i += THREADS) {
      tile[i] = rows[(long long)start * ROW_VECTORS + i];
    }
    SYNC_THREADS();
    for (int r = 0; r < count; r++) {
      float4 row[V];
#pragma unroll
      for (int v = 0; v < V; v++) {
        row[v] = tile[r * ROW_VECTORS + v * G + lane];
      }
#pragma unroll
      for (int i = 0; i < QUERIES_PER_GROUP; i++) {
        add_row<V, G>(sums[i], row, firstRow + start + r);
      }
    }
    sinceFlush += count;
    if (sinceFlush >= FLUSH_ROWS || start + TILE_ROWS >= splitEnd) {
#pragma unroll
      for (int i = 0; i < QUERIES_PER_GROUP; i++) {
        int query = firstQuery + i * GROUPS;
        if (query < queryCount) {
          flush<V, G>(sums[i], splitTotals + query, stride, lane);
        }
      }
      sinceFlush = 0;
    }
  }
#pragma unroll
  for (int i = 0; i < QUERIES_PER_GROUP; i++) {
    int query = firstQuery + i * GROUPS;
    if (lane == 0 && query < queryCount) {
      references[(long long)split * stride + query] = sums[i].reference;
    }
  }
}

// Merges the splits of each query in their order: natural log of the sum, and the weighted mean.
// blockIdx.y is the coordinate.
KERNEL merge_splits(
    const double* totals, const double* references, int splits, int paddedDimension,
    int queryCount, int stride, double* logSums, double* means) {
  int query = blockIdx.x * THREADS + threadIdx.x;
  if (query >= queryCount) {
    return;
  }
  long long splitSize = (long long)(paddedDimension + 1) * stride;
  const double* weights = totals + (long long)paddedDimension * stride + query;
  const double* coordinates = totals + (long long)blockIdx.y * stride + query;
  double reference = INFINITY;
  for (int s = 0; s < splits; s++) {
    if (weights[s * splitSize] > 0.0) {
      reference = fmin(reference, references[(long long)s * stride + query]);
    }
  }
  double weight = 0.0;
  double weighted = 0.0;
  for (int s = 0; s < splits; s++) {
    if (weights[s * splitSize] > 0.0) {
      double factor = exp2(reference - references[(long long)s * stride + query]);
      weight = fma(factor, weights[s * splitSize], weight);
      weighted = fma(factor, coordinates[s * splitSize], weighted);
    }
  }
  means[(long long)blockIdx.y * stride + query] = weighted / weight;
  if (blockIdx.y == 0) {
    logSums[query] = weight > 0.0 ? log(weight) - LN_2 * reference : -INFINITY;
  }
}
