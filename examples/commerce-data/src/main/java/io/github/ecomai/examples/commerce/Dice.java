package io.github.ecomai.examples.commerce;

/**
 * Random numbers by place instead of by order: each pair of a purpose, such as a column, and a row
 * has a stream of its own that depends on the seed, the purpose and the row alone. So any row can
 * be made alone, by any thread. Immutable and thread-safe.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;

  Dice(long seed, String purpose) {
    long state = mix(seed + GOLDEN);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state ^ (purpose.charAt(i) + GOLDEN * (i + 1)));
    }
    key = state;
  }

  /** The stream of a row. */
  Draw at(long row) {
    return new Draw(hash(row));
  }

  /** The stream of a row with two numbers. */
  Draw at(long row, long part) {
    return new Draw(hash(row, part));
  }

  /** 64 random bits of a row. */
  long hash(long row) {
    return mix(key + mix(row + GOLDEN) * GOLDEN);
  }

  long hash(long row, long part) {
    return mix(hash(row) + mix(part + GOLDEN) * GOLDEN);
  }

  /** A uniform number in [0, 1) of a row. */
  double uniform(long row) {
    return (hash(row) >>> 11) * 0x1.0p-53;
  }

  double uniform(long row, long part) {
    return (hash(row, part) >>> 11) * 0x1.0p-53;
  }

  /**
   * The finaliser of SplitMix64. Reference: Steele, Lea and Flood (2014), Fast splittable
   * pseudorandom number generators, OOPSLA; its constants are Stafford's variant 13.
   */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
