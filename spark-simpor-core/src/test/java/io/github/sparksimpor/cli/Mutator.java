package io.github.sparksimpor.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Damages bytes and text at random: at places, and with pieces, that programs stumble over. */
record Mutator(UniformRandomProvider random) {
  private static final List<String> PIECES =
      List.of(
          "",
          ",",
          ";",
          "\t",
          "\"",
          "'",
          "\n",
          "\r",
          "\r\n",
          "\0",
          "\\",
          "`",
          ".",
          "#",
          "=",
          "{",
          "}",
          "[",
          "]",
          "NA",
          "NaN",
          "null",
          "true",
          "-0.0",
          "1e400",
          "-1",
          "0",
          "1,5",
          "0x1p3",
          "Infinity",
          "9223372036854775808",
          "2024-02-30",
          "\uFEFF",
          "ü",
          "\uD83D\uDE00",
          "%s",
          "$1",
          "${x}",
          "../",
          "y",
          "x",
          "id",
          "x".repeat(3000),
          "9".repeat(400));

  /** Whether something of this probability happens. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of them. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String piece() {
    return pick(PIECES);
  }

  /** A text that has been damaged once. */
  String damage(String text) {
    return new String(damage(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  /** Bytes that have been damaged once: in a line or anywhere. */
  byte[] damage(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - from, random.nextInt(happens(0.8) ? 4 : 400));
    return switch (random.nextInt(6)) {
      case 0 -> replace(bytes, from, 0, piece().getBytes(StandardCharsets.UTF_8));
      case 1 -> replace(bytes, from, length, piece().getBytes(StandardCharsets.UTF_8));
      case 2 -> replace(bytes, from, length, new byte[0]);
      case 3 -> replace(bytes, from, 0, Arrays.copyOfRange(bytes, from, from + length));
      case 4 -> replace(bytes, from, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
      default -> damageLine(bytes);
    };
  }

  private byte[] damageLine(byte[] bytes) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
    if (lines.isEmpty()) {
      return piece().getBytes(StandardCharsets.UTF_8);
    }
    int line = happens(0.3) ? 0 : random.nextInt(lines.size());
    List<String> cells = new ArrayList<>(List.of(lines.get(line).split(",", -1)));
    int cell = random.nextInt(cells.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
      case 2 -> cells.set(cell, piece());
      case 3 -> cells.remove(cell);
      default -> cells.add(cell, piece());
    }
    if (line < lines.size()) {
      lines.set(line, String.join(",", cells));
    }
    String joined = String.join("\n", lines) + (happens(0.9) ? "\n" : "");
    return joined.getBytes(happens(0.9) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private static byte[] replace(byte[] bytes, int from, int length, byte[] by) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(bytes, 0, from);
    result.writeBytes(by);
    result.write(bytes, from + length, bytes.length - from - length);
    return result.toByteArray();
  }
}
