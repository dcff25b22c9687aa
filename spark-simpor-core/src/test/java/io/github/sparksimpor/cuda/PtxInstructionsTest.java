package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Instructions on the PTX machine, held against Java's arithmetic. */
@Timeout(120)
class PtxInstructionsTest {
  private static final int THREADS = GpuDevice.THREADS;

  /** What three registers of 64 bits make; those of 32 are their lower halves. */
  private interface Longs {
    long of(long x, long y, long z);
  }

  private interface Ints {
    int of(int a, int b, int c);
  }

  private interface Floats {
    float of(float a, float b, float c);
  }

  private interface Doubles {
    double of(double x, double y, double z);
  }

  @AfterEach
  void nothingWasFound() {
    assertThat(PtxMachine.controls().ptx_machine_finding()).isEmpty();
  }

  /** Every thread runs the text on its own %x, %y, %z, %a, %b, %c; %w comes back. */
  private static long[] run(String functions, String text, long[] values) {
    String ptx =
        """
        .version 8.0
        .target sm_75
        .address_size 64
        %s
        .visible .entry probe(.param .u64 probe_0, .param .u64 probe_1)
        {
          .reg .pred %%p, %%q;
          .reg .b16 %%h<4>;
          .reg .b32 %%t, %%a, %%b, %%c, %%d, %%r<9>;
          .reg .b64 %%in, %%out, %%at, %%x, %%y, %%z, %%w, %%l<9>;
          .shared .align 16 .b8 room[1024];
          ld.param.u64 %%in, [probe_0];
          ld.param.u64 %%out, [probe_1];
          mov.u32 %%t, %%tid.x;
          mad.wide.u32 %%at, %%t, 24, %%in;
          ld.global.u64 %%x, [%%at];
          ld.global.u64 %%y, [%%at+8];
          ld.global.u64 %%z, [%%at+16];
          cvt.u32.u64 %%a, %%x;
          cvt.u32.u64 %%b, %%y;
          cvt.u32.u64 %%c, %%z;
          mov.b64 %%w, 0;
          %s
          mad.wide.u32 %%at, %%t, 8, %%out;
          st.global.u64 [%%at], %%w;
          ret;
        }
        """
            .formatted(functions, text);
    int[] halves = new int[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      halves[2 * i] = (int) values[i];
      halves[2 * i + 1] = (int) (values[i] >>> 32);
    }
    try (GpuDevice device = GpuDevice.open(PtxMachine.boot(StandIn.PLENTY, ptx), "0");
        DeviceMemory in = device.allocate(8L * values.length);
        DeviceMemory out = device.allocate(8L * THREADS)) {
      device.load(Set.of("probe"));
      in.upload(halves, 0);
      device.launch("probe", 1, 1, in, out);
      int[] found = out.downloadInts(0, 2 * THREADS);
      long[] results = new long[THREADS];
      Arrays.setAll(results, i -> (found[2 * i] & 0xffffffffL) | ((long) found[2 * i + 1] << 32));
      return results;
    }
  }

  private static long[] run(String text, long[] values) {
    return run("", text, values);
  }

  /** Three values a thread: every pair of the awkward ones, then random ones. */
  private static long[] values(long[] awkward, LongUnaryOperator ofRandom) {
    long[] random = new SplittableRandom(8).longs(3 * THREADS).map(ofRandom).toArray();
    for (int i = 0; i < awkward.length * awkward.length && i < THREADS; i++) {
      random[3 * i] = awkward[i / awkward.length];
      random[3 * i + 1] = awkward[i % awkward.length];
    }
    return random;
  }

  // ---- integers ----

  private static Arguments ints(String form, Ints expected) {
    Longs widened = (x, y, z) -> expected.of((int) x, (int) y, (int) z) & 0xffffffffL;
    return arguments(form + " cvt.u64.u32 %w, %d;", widened);
  }

  private static Arguments longs(String form, Longs expected) {
    return arguments(form, expected);
  }

  static Stream<Arguments> integers() {
    return Stream.of(
        ints("add.s32 %d, %a, %b;", (a, b, c) -> a + b),
        ints("sub.s32 %d, %a, %b;", (a, b, c) -> a - b),
        ints("mul.lo.s32 %d, %a, %b;", (a, b, c) -> a * b),
        ints("mul.hi.s32 %d, %a, %b;", (a, b, c) -> (int) (((long) a * b) >> 32)),
        ints("mul.hi.u32 %d, %a, %b;", (a, b, c) -> (int) ((unsigned(a) * unsigned(b)) >>> 32)),
        ints("mad.lo.s32 %d, %a, %b, %c;", (a, b, c) -> a * b + c),
        ints("div.s32 %d, %a, %b;", (a, b, c) -> b == 0 ? -1 : a / b),
        ints("rem.u32 %d, %a, %b;", (a, b, c) -> b == 0 ? a : Integer.remainderUnsigned(a, b)),
        ints("min.s32 %d, %a, %b;", (a, b, c) -> Math.min(a, b)),
        ints("max.u32 %d, %a, %b;", (a, b, c) -> Integer.compareUnsigned(a, b) > 0 ? a : b),
        ints("abs.s32 %d, %a;", (a, b, c) -> Math.abs(a)),
        ints("neg.s32 %d, %a;", (a, b, c) -> -a),
        ints("not.b32 %d, %a;", (a, b, c) -> ~a),
        ints("xor.b32 %d, %a, %b;", (a, b, c) -> a ^ b),
        ints("shl.b32 %d, %a, %b;", (a, b, c) -> shifts(b) ? a << b : 0),
        ints("shr.u32 %d, %a, %b;", (a, b, c) -> shifts(b) ? a >>> b : 0),
        ints("shr.s32 %d, %a, %b;", (a, b, c) -> a >> (shifts(b) ? b : 31)),
        ints(
            "shf.l.wrap.b32 %d, %a, %b, %c;", (a, b, c) -> (int) ((pair(a, b) << (c & 31)) >>> 32)),
        ints("shf.r.wrap.b32 %d, %a, %b, %c;", (a, b, c) -> (int) (pair(a, b) >>> (c & 31))),
        ints("bfe.u32 %d, %a, 5, 9;", (a, b, c) -> (a >>> 5) & 511),
        ints("bfe.s32 %d, %a, 30, 9;", (a, b, c) -> a >> 30),
        ints("bfi.b32 %d, %a, %b, 8, 4;", (a, b, c) -> (b & ~0xf00) | ((a & 15) << 8)),
        ints("brev.b32 %d, %a;", (a, b, c) -> Integer.reverse(a)),
        ints("popc.b32 %d, %a;", (a, b, c) -> Integer.bitCount(a)),
        ints("clz.b32 %d, %a;", (a, b, c) -> Integer.numberOfLeadingZeros(a)),
        ints("bfind.u32 %d, %a;", (a, b, c) -> 31 - Integer.numberOfLeadingZeros(a)),
        ints("prmt.b32 %d, %a, %b, 0x5410;", (a, b, c) -> (a & 0xffff) | (b << 16)),
        ints("prmt.b32 %d, %a, %b, 0x0123;", (a, b, c) -> Integer.reverseBytes(a)),
        ints("lop3.b32 %d, %a, %b, %c, 0x96;", (a, b, c) -> a ^ b ^ c),
        ints("lop3.b32 %d, %a, %b, %c, 0xe8;", (a, b, c) -> (a & b) | (a & c) | (b & c)),
        ints("sad.s32 %d, 7, 3, %c;", (a, b, c) -> c + 4),
        ints("setp.lt.s32 %p, %a, %b; selp.b32 %d, %c, 9, %p;", (a, b, c) -> a < b ? c : 9),
        ints(
            "setp.ne.and.u32 %p|%q, %a, %b, 1; selp.b32 %d, 1, 0, %q;",
            (a, b, c) -> a == b ? 1 : 0),
        ints("set.ge.u32.s32 %d, %a, %b;", (a, b, c) -> a >= b ? -1 : 0),
        ints("cvt.u16.u32 %h1, %a; cvt.s32.s16 %d, %h1;", (a, b, c) -> (short) a),
        ints("cvt.u32.u8 %d, %a;", (a, b, c) -> a & 255),
        ints("cvt.sat.u16.s32 %h1, %a; cvt.u32.u16 %d, %h1;", (a, b, c) -> clamp(a)),
        ints(
            "mov.b32 {%h1, %h2}, %a; mov.b32 %d, {%h2, %h1};", (a, b, c) -> (a << 16) | (a >>> 16)),
        ints(
            "setp.gt.s32 %p, %a, 0; mov.b32 %d, 3; @!%p mov.b32 %d, 4;",
            (a, b, c) -> a > 0 ? 3 : 4),
        longs("clz.b64 %d, %x; cvt.u64.u32 %w, %d;", (x, y, z) -> Long.numberOfLeadingZeros(x)),
        longs("mul.lo.s64 %w, %x, %y;", (x, y, z) -> x * y),
        longs("mul.hi.s64 %w, %x, %y;", (x, y, z) -> Math.multiplyHigh(x, y)),
        longs("mul.hi.u64 %w, %x, %y;", (x, y, z) -> unsignedHigh(x, y)),
        longs("mul.wide.s32 %w, %a, %b;", (x, y, z) -> (long) (int) x * (int) y),
        longs(
            "mad.wide.u32 %w, %a, %b, %z;", (x, y, z) -> unsigned((int) x) * unsigned((int) y) + z),
        longs("shr.s64 %w, %x, 40;", (x, y, z) -> x >> 40),
        longs("cvt.s64.s32 %w, %a;", (x, y, z) -> (int) x),
        longs(
            "mov.b64 {%r1, %r2}, %x; mov.b64 %w, {%r2, %r1};", (x, y, z) -> Long.rotateLeft(x, 32)),
        longs(
            "mov.b64 {%r1, %r2}, %x; mov.b64 {%r3, %r4}, %y; add.cc.u32 %r5, %r1, %r3;"
                + " addc.u32 %r6, %r2, %r4; mov.b64 %w, {%r5, %r6};",
            (x, y, z) -> x + y),
        longs(
            "mov.b64 {%r1, %r2}, %x; mov.b64 {%r3, %r4}, %y; sub.cc.u32 %r5, %r1, %r3;"
                + " subc.u32 %r6, %r2, %r4; mov.b64 %w, {%r5, %r6};",
            (x, y, z) -> x - y),
        longs(
            "mov.b64 {%r1, %r2}, %z; mad.lo.cc.u32 %r3, %a, %b, %r1; madc.hi.u32 %r4, %a, %b, %r2;"
                + " mov.b64 %w, {%r3, %r4};",
            (x, y, z) -> unsigned((int) x) * unsigned((int) y) + z));
  }

  private static long unsigned(int a) {
    return a & 0xffffffffL;
  }

  private static long pair(int low, int high) {
    return unsigned(low) | ((long) high << 32);
  }

  private static boolean shifts(int bits) {
    return bits >= 0 && bits < 32;
  }

  private static long unsignedHigh(long x, long y) {
    BigInteger product =
        new BigInteger(Long.toUnsignedString(x)).multiply(new BigInteger(Long.toUnsignedString(y)));
    return product.shiftRight(64).longValue();
  }

  private static int clamp(int a) {
    return Math.max(0, Math.min(65535, a));
  }

  @ParameterizedTest
  @MethodSource
  void integers(String text, Longs expected) {
    long[] awkward = {0, 1, -1, 5, 31, 32, 33, 1L << 31, (1L << 31) - 1, 1L << 63, (1L << 63) - 1};
    long[] values = values(awkward, x -> x);
    long[] found = run(text, values);
    for (int i = 0; i < THREADS; i++) {
      long wanted = expected.of(values[3 * i], values[3 * i + 1], values[3 * i + 2]);
      assertThat(found[i])
          .as("%s of %x and %x", text, values[3 * i], values[3 * i + 1])
          .isEqualTo(wanted);
    }
  }

  // ---- floating point ----

  private static Arguments floats(String form, Floats expected) {
    Doubles widened = (x, y, z) -> expected.of((float) x, (float) y, (float) z);
    return arguments(form + " cvt.u64.u32 %w, %d;", true, widened);
  }

  private static Arguments doubles(String form, Doubles expected) {
    return arguments(form, false, expected);
  }

  static Stream<Arguments> reals() {
    return Stream.of(
        floats("add.rn.f32 %d, %a, %b;", (a, b, c) -> a + b),
        floats("sub.f32 %d, %a, %b;", (a, b, c) -> a - b),
        floats("mul.rn.f32 %d, %a, %b;", (a, b, c) -> a * b),
        floats("mul.rn.ftz.f32 %d, %a, %b;", (a, b, c) -> flush(flush(a) * flush(b))),
        floats("fma.rn.f32 %d, %a, %b, %c;", (a, b, c) -> Math.fma(a, b, c)),
        floats("div.rn.f32 %d, %a, %b;", (a, b, c) -> a / b),
        floats("sqrt.rn.f32 %d, %a;", (a, b, c) -> (float) Math.sqrt(a)),
        floats("rcp.rn.f32 %d, %a;", (a, b, c) -> 1 / a),
        floats(
            "min.f32 %d, %a, %b;",
            (a, b, c) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b)),
        floats("max.NaN.f32 %d, %a, %b;", (a, b, c) -> Math.max(a, b)),
        floats("neg.f32 %d, %a;", (a, b, c) -> -a),
        floats("abs.f32 %d, %a;", (a, b, c) -> Math.abs(a)),
        floats("add.sat.f32 %d, %a, %b;", (a, b, c) -> saturate(a + b)),
        floats(
            "cvt.rzi.f32.f32 %d, %a;", (a, b, c) -> (float) (a < 0 ? Math.ceil(a) : Math.floor(a))),
        floats("setp.neu.f32 %p, %a, %b; selp.f32 %d, %a, %b, %p;", (a, b, c) -> a != b ? a : b),
        floats("setp.geu.f32 %p, %a, %b; selp.f32 %d, %a, %b, %p;", (a, b, c) -> a < b ? b : a),
        floats("setp.gt.f32 %p, %a, %b; selp.f32 %d, %a, %b, %p;", (a, b, c) -> a > b ? a : b),
        doubles("add.rn.f64 %w, %x, %y;", (x, y, z) -> x + y),
        doubles("mul.rn.f64 %w, %x, %y;", (x, y, z) -> x * y),
        doubles("fma.rn.f64 %w, %x, %y, %z;", (x, y, z) -> Math.fma(x, y, z)),
        doubles("div.rn.f64 %w, %x, %y;", (x, y, z) -> x / y),
        doubles("sqrt.rn.f64 %w, %x;", (x, y, z) -> Math.sqrt(x)),
        doubles("copysign.f64 %w, %x, %y;", (x, y, z) -> Math.copySign(y, x)),
        doubles("cvt.rni.f64.f64 %w, %x;", (x, y, z) -> Math.rint(x)),
        doubles("cvt.rmi.f64.f64 %w, %x;", (x, y, z) -> Math.floor(x)),
        doubles(
            "cvt.rzi.s32.f64 %d, %x; cvt.rn.f64.s32 %w, %d;",
            (x, y, z) -> Double.isNaN(x) ? Integer.MIN_VALUE : (int) x),
        doubles(
            "cvt.rzi.s64.f64 %l1, %x; cvt.rn.f64.s64 %w, %l1;",
            (x, y, z) -> Double.isNaN(x) ? Long.MIN_VALUE : (long) x),
        doubles("cvt.rn.f32.f64 %d, %x; cvt.f64.f32 %w, %d;", (x, y, z) -> (float) x));
  }

  private static float flush(float a) {
    return Math.abs(a) < Float.MIN_NORMAL ? Math.copySign(0, a) : a;
  }

  private static float saturate(float a) {
    return a > 0 ? Math.min(a, 1) : 0;
  }

  @ParameterizedTest
  @MethodSource
  void reals(String text, boolean single, Doubles expected) {
    double[] awkward = {
      0, -0.0, 1, -2.5, 3.5, 1e-40, -1e-300, 3e38, Double.POSITIVE_INFINITY, Double.NaN, 5e18
    };
    SplittableRandom random = new SplittableRandom(9);
    LongUnaryOperator bits =
        single
            ? x -> Float.floatToRawIntBits((float) random.nextDouble(-9, 9)) & 0xffffffffL
            : x -> Double.doubleToRawLongBits(random.nextDouble(-9, 9));
    long[] values =
        values(
            Arrays.stream(awkward)
                .mapToLong(
                    x ->
                        single
                            ? Float.floatToRawIntBits((float) x) & 0xffffffffL
                            : Double.doubleToRawLongBits(x))
                .toArray(),
            bits);
    long[] found = run(text, values);
    for (int i = 0; i < THREADS; i++) {
      double[] in = new double[3];
      for (int k = 0; k < 3; k++) {
        long value = values[3 * i + k];
        in[k] = single ? Float.intBitsToFloat((int) value) : Double.longBitsToDouble(value);
      }
      double wanted = expected.of(in[0], in[1], in[2]);
      double got =
          single ? Float.intBitsToFloat((int) found[i]) : Double.longBitsToDouble(found[i]);
      // As objects: no number equals itself, and 0 is not -0.
      assertThat(got)
          .as("%s of %s, %s, %s", text, in[0], in[1], in[2])
          .isEqualTo(Double.valueOf(wanted));
    }
  }

  // ---- threads together ----

  private static long[] counted() {
    return LongStream.range(0, 3 * THREADS).map(i -> i / 3).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "up, 3, 0, -3, 3, 31",
    "down, 5, 31, 5, 0, 26",
  })
  void lanesReadTheirNeighboursWithinTheWarp(
      String mode, int by, int clamp, int shift, int first, int last) {
    String text =
        "shfl.sync.%s.b32 %%d|%%p, %%a, %d, %d, -1; selp.b32 %%r1, 1, 0, %%p; mov.b64 %%w, {%%d, %%r1};"
            .formatted(mode, by, clamp);
    long[] found = run(text, counted());
    for (int t = 0; t < THREADS; t++) {
      boolean within = t % 32 >= first && t % 32 <= last;
      assertThat(found[t]).isEqualTo(within ? (t + shift) | (1L << 32) : t);
    }
  }

  @Test
  void lanesReadAcrossAndWithinSegmentsAndVote() {
    String text =
        """
        shfl.sync.bfly.b32 %r1, %a, 7, 31, -1;
        shfl.sync.idx.b32 %r2, %a, 2, 0x181f, -1;
        setp.lt.u32 %p, %r1, 9;
        vote.sync.ballot.b32 %r3, %p, -1;
        mad.lo.u32 %d, %r1, 256, %r2;
        mov.b64 %w, {%d, %r3};
        """;
    long[] found = run(text, counted());
    for (int t = 0; t < THREADS; t++) {
      int segment = t / 8 * 8 + 2;
      assertThat((int) found[t]).isEqualTo((t ^ 7) * 256 + segment);
      // Of the first warp, lanes 0 to 7, and lane 15, which reads lane 8.
      assertThat((int) (found[t] >>> 32)).isEqualTo(t < 32 ? 0x80ff : 0);
    }
  }

  @Test
  void lanesThatGoSeparateWaysMeetAgain() {
    String text =
        """
        mov.u32 %d, 0;
        add.u32 %r1, %t, 1;
        LOOP:
        setp.eq.u32 %p, %r1, 1;
        @%p bra DONE;
        and.b32 %r2, %r1, 1;
        setp.eq.u32 %q, %r2, 0;
        @%q bra EVEN;
        mad.lo.u32 %r1, %r1, 3, 1;
        bra NEXT;
        EVEN:
        shr.u32 %r1, %r1, 1;
        NEXT:
        add.u32 %d, %d, 1;
        bra LOOP;
        DONE:
        vote.sync.ballot.b32 %r3, %p, -1;
        mov.b64 %w, {%d, %r3};
        """;
    long[] found = run(text, counted());
    for (int t = 0; t < THREADS; t++) {
      int steps = 0;
      for (int n = t + 1; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) {
        steps++;
      }
      assertThat(found[t]).isEqualTo(steps | (-1L << 32));
    }
  }

  @Test
  void someLanesCallAFunction() {
    String twice =
        """
        .func (.param .b64 result) twice(.param .b64 value)
        {
          .reg .b64 %m;
          .local .align 8 .b8 room[16];
          ld.param.b64 %m, [value];
          st.local.b64 [room+8], %m;
          ld.local.b64 %m, [room+8];
          shl.b64 %m, %m, 1;
          st.param.b64 [result], %m;
          ret;
        }
        """;
    String text =
        """
        mov.b64 %w, %x;
        and.b32 %r1, %t, 1;
        setp.eq.u32 %p, %r1, 0;
        @%p bra OVER;
        {
          .param .b64 argument;
          .param .b64 returned;
          st.param.b64 [argument], %x;
          call.uni (returned), twice, (argument);
          ld.param.b64 %w, [returned];
        }
        OVER:
        """;
    long[] found = run(twice, text, counted());
    for (int t = 0; t < THREADS; t++) {
      assertThat(found[t]).isEqualTo(t % 2 == 0 ? t : 2 * t);
    }
  }

  /** The way of sine and cosine for large angles, which no ascent takes. */
  @Test
  void theFunctionThatReducesAnglesIsRight() {
    String text =
        """
        {
          .param .b64 argument;
          .param .align 8 .b8 returned[16];
          st.param.b64 [argument], %x;
          call.uni (returned), __internal_trig_reduction_slowpathd, (argument);
          ld.param.b64 %l1, [returned];
          ld.param.b32 %r1, [returned+8];
        }
        and.b32 %r1, %r1, 3;
        cvt.u64.u32 %l2, %r1;
        setp.eq.u64 %p, %y, 0;
        selp.b64 %w, %l1, %l2, %p;
        """;
    long[] values = values(new long[0], x -> Double.doubleToRawLongBits((x >> 1) * 1e3));
    Arrays.setAll(values, i -> i % 3 == 1 ? 0 : values[i]);
    long[] reduced = run(DeviceModule.text(), text, values);
    Arrays.setAll(values, i -> i % 3 == 1 ? 1 : values[i]);
    long[] quadrants = run(DeviceModule.text(), text, values);
    for (int t = 0; t < THREADS; t++) {
      double angle = Double.longBitsToDouble(values[3 * t]);
      double rest = Double.longBitsToDouble(reduced[t]);
      double sine = quadrants[t] % 2 == 0 ? Math.sin(rest) : Math.cos(rest);
      assertThat(quadrants[t] < 2 ? sine : -sine)
          .as("sine of %s", angle)
          .isCloseTo(Math.sin(angle), within(1e-15));
    }
  }

  @Test
  void matricesAreMultipliedFromTheirFragments() {
    String text =
        """
        mov.b64 {%r1, %r2}, %x;
        mov.b64 {%r3, %r4}, %y;
        mov.b64 {%r5, %r6}, %z;
        mov.b32 %r0, 0f3F800000;
        mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32
          {%a, %b, %c, %d}, {%r1, %r2, %r3, %r4}, {%r5, %r6}, {%r0, %r0, %r0, %r0};
        mov.b64 %w, {%b, %c};
        """;
    long[] values = new long[3 * THREADS];
    for (int t = 0; t < THREADS; t++) {
      int group = t % 32 / 4;
      int member = t % 4;
      values[3 * t] = floats(a(group, member), a(group + 8, member));
      values[3 * t + 1] = floats(a(group, member + 4), a(group + 8, member + 4));
      values[3 * t + 2] = floats(b(member, group), b(member + 4, group));
    }
    long[] found = run(text, values);
    for (int t = 0; t < THREADS; t++) {
      int group = t % 32 / 4;
      int column = t % 4 * 2;
      assertThat(found[t])
          .isEqualTo(floats(1 + product(group, column + 1), 1 + product(group + 8, column)));
    }
  }

  private static float a(int row, int column) {
    return row - 3 * column;
  }

  private static float b(int row, int column) {
    return 2 * row + column * column;
  }

  private static float product(int row, int column) {
    float sum = 0;
    for (int k = 0; k < 8; k++) {
      sum += a(row, k) * b(k, column);
    }
    return sum;
  }

  private static long floats(float low, float high) {
    return pair(Float.floatToRawIntBits(low), Float.floatToRawIntBits(high));
  }
}
