package io.varve.transforms.work;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers for the shards of a run, which are also the keys that a runner groups them by. Where any
 * worker that is free takes the next group, all numbers are as good. Where the hash of the key
 * places each group, few groups are placed badly: of the shards 0 to 9, two workers of Flink get
 * two and eight. Numbers can be chosen so that each gets as many.
 *
 * <p>A runner with another hash, or another number of workers, places them as badly as any others.
 */
public final class ShardNumbers {

  private static final int SEVEN_BITS = 0x7f;

  private ShardNumbers() {}

  /** Returns the numbers from 0. */
  public static int[] inOrder(int shards) {
    return IntStream.range(0, shards).toArray();
  }

  /**
   * Returns the lowest numbers, rising, of which no worker of Flink gets more than one more than
   * another.
   */
  public static int[] evenlyPlaced(int shards, int workers) {
    int[] left = new int[workers];
    for (int i = 0; i < shards; i++) {
      left[i % workers]++;
    }
    int[] numbers = new int[shards];
    int number = 0;
    for (int i = 0; i < shards; number++) {
      int worker = placeOf(number, workers);
      if (left[worker] > 0) {
        left[worker]--;
        numbers[i++] = number;
      }
    }
    return numbers;
  }

  /**
   * Returns where Flink places a group: by a hash of the key as Beam encodes it, mixed as
   * MurmurHash3 mixes a number.
   */
  static int placeOf(int number, int workers) {
    int hash = Integer.rotateLeft(Arrays.hashCode(encoded(number)) * 0xcc9e2d51, 15) * 0x1b873593;
    hash = (Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64) ^ Integer.BYTES;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % workers;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static byte[] encoded(int number) {
    byte[] bytes = new byte[Integer.BYTES + 1];
    int length = 0;
    int rest = number;
    while (rest > SEVEN_BITS) {
      bytes[length++] = (byte) ((rest & SEVEN_BITS) | ~SEVEN_BITS);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return Arrays.copyOf(bytes, length);
  }
}
