// Of every split of a set of rows, those nearest to many points: by float distances, so that who
// wants the nearest ones exactly takes more than he wants, and measures them again.
//
// A thread has a point; tiles of rows pass through shared memory, and each coordinate that is loaded
// of the point serves ROWS_AT_ONCE of them. What a thread keeps lies in device memory: it is
// written seldom once the first rows have passed.

constexpr int ROWS_AT_ONCE = 4;

// The rows that a point keeps of a split, one in `stride` of each array.
struct NearRows {
  float* distances;
  int* rows;
  long long stride;
  int capacity;
  int filled;
  int farthest;  // slot of the farthest, once all are filled
  float below;   // a row must be nearer than that
};

DEVICE inline void keep(NearRows& near, int row, float distance) {
  int slot = near.filled < near.capacity ? near.filled++ : near.farthest;
  near.distances[slot * near.stride] = distance;
  near.rows[slot * near.stride] = row;
  if (near.filled == near.capacity) {
    near.below = -1.0f;
    for (int i = 0; i < near.capacity; i++) {
      float other = near.distances[i * near.stride];
      if (other > near.below) {
        near.below = other;
        near.farthest = i;
      }
    }
  }
}

// rows        the rows of this launch, row-major, `vectors` float4 each, zeros behind the last feature
// rowCount    how many
// firstRow    index of the first of them within its part
// splitRows   rows of a split; blockIdx.y counts the splits of this launch
// points      `vectors` planes of `stride` float4; stride is a multiple of THREADS
// capacity    rows to keep of a split for each point
// distances   per split `capacity` planes of `stride`: squared, infinite where there was no row
// found       likewise, the rows
KERNEL nearest_rows(
    const float4* rows, int rowCount, int firstRow, int splitRows, const float4* points,
    int vectors, int capacity, float* distances, int* found, int stride) {
  SHARED float4 tile[TILE_VECTORS];
  int point = blockIdx.x * THREADS + threadIdx.x;
  long long list = (long long)blockIdx.y * capacity * stride + point;
  NearRows near = {distances + list, found + list, stride, capacity, 0, 0, INFINITY};

  int tileRows = TILE_VECTORS / vectors / ROWS_AT_ONCE * ROWS_AT_ONCE;
  long long splitStart = (long long)blockIdx.y * splitRows;
  int splitEnd = (int)min((long long)rowCount, splitStart + splitRows);
  for (int start = (int)splitStart; start < splitEnd; start += tileRows) {
    int count = min(tileRows, splitEnd - start);
    SYNC_THREADS();
    for (int i = threadIdx.x; i < tileRows * vectors; i += THREADS) {
      tile[i] = i < count * vectors ? rows[(long long)start * vectors + i]
                                    : make_float4(0.0f, 0.0f, 0.0f, 0.0f);
    }
    SYNC_THREADS();
    for (int first = 0; first < count; first += ROWS_AT_ONCE) {
      float squares[ROWS_AT_ONCE] = {};
      for (int v = 0; v < vectors; v++) {
        float4 p = points[(long long)v * stride + point];
#pragma unroll
        for (int r = 0; r < ROWS_AT_ONCE; r++) {
          float4 row = tile[(first + r) * vectors + v];
          float dx = p.x - row.x;
          float dy = p.y - row.y;
          float dz = p.z - row.z;
          float dw = p.w - row.w;
          squares[r] = fmaf(dx, dx, squares[r]);
          squares[r] = fmaf(dy, dy, squares[r]);
          squares[r] = fmaf(dz, dz, squares[r]);
          squares[r] = fmaf(dw, dw, squares[r]);
        }
      }
#pragma unroll
      for (int r = 0; r < ROWS_AT_ONCE; r++) {
        if (first + r < count && squares[r] < near.below) {
          keep(near, firstRow + start + first + r, squares[r]);
        }
      }
    }
  }
  for (int i = near.filled; i < capacity; i++) {
    near.distances[i * near.stride] = INFINITY;
  }
}
