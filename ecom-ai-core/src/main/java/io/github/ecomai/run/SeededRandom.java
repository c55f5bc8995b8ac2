package io.github.ecomai.run;

import java.util.random.RandomGenerator;

/**
 * xoshiro256++ whose state is filled by SplitMix64 from seed, purpose and index. {@link #nextLong},
 * {@link #nextInt()}, {@link #nextDouble()} and {@link #nextInt(int)} are fixed by this class alone
 * and never depend on the JDK. Not thread-safe: one generator, one thread.
 *
 * <p>Reference: Blackman and Vigna (2021), ACM Transactions on Mathematical Software 47(4), 36.
 */
final class SeededRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private SeededRandom(long key) {
    long step = key + GOLDEN;
    s0 = mix(step);
    step += GOLDEN;
    s1 = mix(step);
    step += GOLDEN;
    s2 = mix(step);
    step += GOLDEN;
    s3 = mix(step) | 1; // never all zero
  }

  static SeededRandom of(long seed, String purpose, long index) {
    long key = mix(seed + GOLDEN);
    for (int i = 0; i < purpose.length(); i++) {
      key = mix(key ^ (purpose.charAt(i) + GOLDEN * (i + 1)));
    }
    return new SeededRandom(mix(key ^ mix(index + GOLDEN)));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound + " is not positive.");
    }
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }
}
