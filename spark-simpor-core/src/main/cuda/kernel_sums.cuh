// Gaussian kernel sums of a set of rows at many queries: per query the sum of 2^-s and of 2^-s x,
// where s = |x - q|^2 and coordinates are scaled so that 2^-s is the kernel.
//
// Laid out like flash attention: tiles of rows pass through shared memory, queries and their
// weighted sums stay in registers. G lanes share a query, each with V float4 of its coordinates, and
// have Q of them, so that what is loaded of a row serves more than one.
//
// Distances come from dot products, s = |q|^2 + |x|^2 - 2qx, one multiply-add a coordinate. Rounding
// is then that of the norms, some 4e-8 of them, and s would lose its digits where it is far smaller:
// rows next to the query are measured again, by differences. There are few of them.
//
// Weights are relative to a reference 2^-ref that follows the nearest row seen so far. Sums start
// from |x|^2 + (|q|^2 - ref), part by part, so that what is rounded is of the size of s - ref and 2qx.
// The offset |q|^2 - ref is a float; the reference is what it makes it, to the last bit, so that
// |q|^2 is never rounded.
//
// Arithmetic is float; every FLUSH_ROWS rows the sums are added to double ones in memory, so that
// rounding does not grow with the number of rows. Splits of the rows are summed by different
// blocks and merged in their order, so that the result does not depend on the device.

constexpr int THREADS = 128;
constexpr int TILE_VECTORS = 1024;
constexpr int FLUSH_ROWS = 256;

// Rows among which one that is left out has all of them looked at with care.
constexpr int CARE_ROWS = 8;

// Weights up to 2^32 of the reference are let be: moving the reference costs a pass over the sums, and
// the nearest row loses digits the farther it lies from it.
constexpr float REFERENCE_SLACK = 32.0f;

// A row is next to the query if s < NEAR |q|^2 - NEAR_NORM: beyond, the rounding of the norms is
// less than 3e-6 of s, or of 1.
constexpr double NEAR = 1.0 / 16;
constexpr double NEAR_NORM = 0.5;

template <int V>
struct QuerySums {
  float4 doubled[V];  // -2q
  float4 weighted[V];
  float weight;
  float offsetPart;  // a 2G-th of the offset, for each accumulator
  float flushedOffset;
  float careBelow;  // rows with s - ref below it need care; infinite before the first
  int excluded;
  double norm;
};

template <int V>
DEVICE inline bool is_empty(const QuerySums<V>& sums) {
  return sums.careBelow == INFINITY;
}

template <int V, int G>
DEVICE inline float offset_of(const QuerySums<V>& sums) {
  return 2.0f * G * sums.offsetPart;
}

template <int G>
DEVICE inline float sum_over_group(float value) {
  for (int lanes = G / 2; lanes > 0; lanes /= 2) {
    value += SHUFFLE_XOR(value, lanes);
  }
  return value;
}

// A lane's parts of |x|^2: of the even and of the odd coordinates.
template <int V>
DEVICE inline float2 norm_parts(const float4 (&row)[V]) {
  float4 total = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
#pragma unroll
  for (int v = 0; v < V; v++) {
    total.x = fmaf(row[v].x, row[v].x, total.x);
    total.y = fmaf(row[v].y, row[v].y, total.y);
    total.z = fmaf(row[v].z, row[v].z, total.z);
    total.w = fmaf(row[v].w, row[v].w, total.w);
  }
  return make_float2(total.x + total.z, total.y + total.w);
}

// s - ref of one row.
template <int V, int G>
DEVICE inline float distance_beyond_reference(
    const QuerySums<V>& sums, const float4 (&row)[V], float2 norms) {
  float even = norms.x + sums.offsetPart;
  float odd = norms.y + sums.offsetPart;
#pragma unroll
  for (int v = 0; v < V; v++) {
    even = fmaf(sums.doubled[v].x, row[v].x, even);
    odd = fmaf(sums.doubled[v].y, row[v].y, odd);
    even = fmaf(sums.doubled[v].z, row[v].z, even);
    odd = fmaf(sums.doubled[v].w, row[v].w, odd);
  }
  return sum_over_group<G>(even + odd);
}

// s of one row by differences.
template <int V, int G>
DEVICE inline float distance(const QuerySums<V>& sums, const float4 (&row)[V]) {
  float4 total = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
#pragma unroll
  for (int v = 0; v < V; v++) {
    float dx = fmaf(0.5f, sums.doubled[v].x, row[v].x);
    float dy = fmaf(0.5f, sums.doubled[v].y, row[v].y);
    float dz = fmaf(0.5f, sums.doubled[v].z, row[v].z);
    float dw = fmaf(0.5f, sums.doubled[v].w, row[v].w);
    total.x = fmaf(dx, dx, total.x);
    total.y = fmaf(dy, dy, total.y);
    total.z = fmaf(dz, dz, total.z);
    total.w = fmaf(dw, dw, total.w);
  }
  return sum_over_group<G>((total.x + total.y) + (total.z + total.w));
}

template <int V, int G>
DEVICE inline double reference_of(const QuerySums<V>& sums) {
  return sums.norm - offset_of<V, G>(sums);
}

// Where s - ref of a row next to the query lies below.
template <int V, int G>
DEVICE inline float near_below(const QuerySums<V>& sums) {
  return offset_of<V, G>(sums) - (float)(sums.norm * (1.0 - NEAR) + NEAR_NORM);
}

// Moves the reference to a row at distance s.
template <int V, int G>
DEVICE inline void move_reference(QuerySums<V>& sums, double s) {
  float moved = (float)(sums.norm - s);
  float factor = is_empty(sums) ? 0.0f : exp2_fast(offset_of<V, G>(sums) - moved);
  sums.weight *= factor;
#pragma unroll
  for (int v = 0; v < V; v++) {
    sums.weighted[v].x *= factor;
    sums.weighted[v].y *= factor;
    sums.weighted[v].z *= factor;
    sums.weighted[v].w *= factor;
  }
  sums.offsetPart = moved * (0.5f / G);
  sums.careBelow = max(-REFERENCE_SLACK, near_below<V, G>(sums));
}

// What is to be s - ref of a row that may need care: infinite if the row is left out. Any lane of
// the warp may have asked for it, and the result of the others stays as it is. What becomes the
// reference is measured anew, since a sum that ends near zero is rounded least.
template <int V, int G>
DEVICE inline float with_care(
    QuerySums<V>& sums, const float4 (&row)[V], float2 norms, int index, float beyond) {
  bool counts = index != sums.excluded;
  bool isNear = beyond < near_below<V, G>(sums);
  double s = distance<V, G>(sums, row);
  if (counts && (is_empty(sums) || beyond < -REFERENCE_SLACK)) {
    move_reference<V, G>(sums, s);
  }
  float anew = distance_beyond_reference<V, G>(sums, row, norms);
  if (!counts) {
    return INFINITY;
  }
  return isNear ? (float)(s - reference_of<V, G>(sums)) : anew;
}

template <int V>
DEVICE inline void add_weighted(QuerySums<V>& sums, const float4 (&row)[V], float beyond) {
  float weight = exp2_fast(-beyond);
  sums.weight += weight;
#pragma unroll
  for (int v = 0; v < V; v++) {
    sums.weighted[v].x = fmaf(weight, row[v].x, sums.weighted[v].x);
    sums.weighted[v].y = fmaf(weight, row[v].y, sums.weighted[v].y);
    sums.weighted[v].z = fmaf(weight, row[v].z, sums.weighted[v].z);
    sums.weighted[v].w = fmaf(weight, row[v].w, sums.weighted[v].w);
  }
}

// Adds one row to the sums of Q queries.
template <int V, int G, int Q>
DEVICE inline void add_row(
    QuerySums<V> (&sums)[Q], const float4 (&row)[V], float2 norms, int index, bool care) {
  float beyond[Q];
#pragma unroll
  for (int i = 0; i < Q; i++) {
    beyond[i] = distance_beyond_reference<V, G>(sums[i], row, norms);
    care |= beyond[i] < sums[i].careBelow;
  }
  if (ANY_OF_WARP(G, care)) {
#pragma unroll
    for (int i = 0; i < Q; i++) {
      beyond[i] = with_care<V, G>(sums[i], row, norms, index, beyond[i]);
      add_weighted<V>(sums[i], row, beyond[i]);
    }
    return;
  }
#pragma unroll
  for (int i = 0; i < Q; i++) {
    add_weighted<V>(sums[i], row, beyond[i]);
  }
}

template <int V, int G>
DEVICE inline void begin(QuerySums<V>& sums, const float4* query, int excluded, int lane) {
  double norm = 0.0;
#pragma unroll
  for (int v = 0; v < V; v++) {
    float4 q = query[v * G + lane];
    norm = fma((double)q.x, (double)q.x, norm);
    norm = fma((double)q.y, (double)q.y, norm);
    norm = fma((double)q.z, (double)q.z, norm);
    norm = fma((double)q.w, (double)q.w, norm);
    sums.doubled[v] = make_float4(-2.0f * q.x, -2.0f * q.y, -2.0f * q.z, -2.0f * q.w);
    sums.weighted[v] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
  }
  for (int lanes = G / 2; lanes > 0; lanes /= 2) {
    norm += SHUFFLE_XOR(norm, lanes);
  }
  sums.norm = norm;
  sums.weight = 0.0f;
  sums.offsetPart = 0.0f;
  sums.flushedOffset = -INFINITY;  // a factor of zero: nothing has been flushed
  sums.careBelow = INFINITY;
  sums.excluded = excluded;
}

DEVICE inline void flush_value(double* target, double factor, float& value) {
  *target = fma(*target, factor, (double)value);
  value = 0.0f;
}

// Adds the float sums to the double ones: a plane of `stride` queries per coordinate, then one of
// the weights.
template <int V, int G>
DEVICE inline void flush(QuerySums<V>& sums, double* totals, long long stride, int lane) {
  float offset = offset_of<V, G>(sums);
  double factor = exp2((double)sums.flushedOffset - offset);
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
  if (!is_empty(sums)) {
    sums.flushedOffset = offset;
  }
}

template <int V, int G>
DEVICE inline void take_row(const float4* from, int lane, float4 (&row)[V]) {
#pragma unroll
  for (int v = 0; v < V; v++) {
    row[v] = from[v * G + lane];
  }
}

// Where the parts of a row's norm lie in the tile.
template <int V, int G>
DEVICE inline float2* norms_behind(float4* row) {
  return reinterpret_cast<float2*>(row + V * G);
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
template <int V, int G, int Q>
DEVICE inline void kernel_sums(
    const float4* rows, int rowCount, int firstRow, int splitRows, int firstSplit,
    const float4* queries, const int* excluded, int queryCount, double* totals,
    double* references, int stride) {
  constexpr int ROW_VECTORS = V * G;
  // Behind a row lie the parts of its norm, two a lane.
  constexpr int TILE_STRIDE = ROW_VECTORS + (G + 1) / 2;
  constexpr int TILE_ROWS = TILE_VECTORS / ROW_VECTORS < FLUSH_ROWS
      ? TILE_VECTORS / ROW_VECTORS : FLUSH_ROWS;
  constexpr int GROUPS = THREADS / G;
  SHARED float4 tile[TILE_ROWS * TILE_STRIDE];

  int lane = threadIdx.x % G;
  int group = threadIdx.x / G;
  int firstQuery = blockIdx.x * GROUPS * Q + group;
  QuerySums<V> sums[Q];
#pragma unroll
  for (int i = 0; i < Q; i++) {
    // Threads without a query of their own repeat the last one, to keep the warp together.
    int query = min(firstQuery + i * GROUPS, queryCount - 1);
    begin<V, G>(sums[i], queries + (long long)query * ROW_VECTORS, excluded[query], lane);
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
      tile[i / ROW_VECTORS * TILE_STRIDE + i % ROW_VECTORS] = rows[(long long)start * ROW_VECTORS + i];
    }
    SYNC_THREADS();
    for (int r = group; r < count; r += GROUPS) {
      float4 row[V];
      take_row<V, G>(tile + r * TILE_STRIDE, lane, row);
      norms_behind<V, G>(tile + r * TILE_STRIDE)[lane] = norm_parts<V>(row);
    }
    SYNC_THREADS();
    for (int first = 0; first < count; first += CARE_ROWS) {
      bool care = false;
#pragma unroll
      for (int i = 0; i < Q; i++) {
        int ahead = sums[i].excluded - (firstRow + start + first);
        care |= (ahead >= 0) & (ahead < CARE_ROWS);
      }
      int end = min(first + CARE_ROWS, count);
#pragma unroll 1
      for (int r = first; r < end; r++) {
        float4* from = tile + r * TILE_STRIDE;
        float4 row[V];
        take_row<V, G>(from, lane, row);
        float2 norms = norms_behind<V, G>(from)[lane];
        add_row<V, G, Q>(sums, row, norms, firstRow + start + r, care);
      }
    }
    sinceFlush += count;
    if (sinceFlush >= FLUSH_ROWS || start + TILE_ROWS >= splitEnd) {
#pragma unroll
      for (int i = 0; i < Q; i++) {
        int query = firstQuery + i * GROUPS;
        if (query < queryCount) {
          flush<V, G>(sums[i], splitTotals + query, stride, lane);
        }
      }
      sinceFlush = 0;
    }
  }
#pragma unroll
  for (int i = 0; i < Q; i++) {
    int query = firstQuery + i * GROUPS;
    if (lane == 0 && query < queryCount) {
      references[(long long)split * stride + query] = reference_of<V, G>(sums[i]);
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
