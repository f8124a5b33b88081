package dev.daybook.landing;

/**
 * A number for every order number, which is kept as a 64-bit hash: 12 bytes a slot at a load of at
 * most ¾, so 24 MB for a million. Two order numbers with one hash only cost memory: both are taken
 * as scattered.
 */
public final class OrderKeys {
  private static final long EMPTY = 0;

  private long[] hashes = new long[1 << 10];
  private int[] groups = new int[1 << 10];
  private int size;

  public static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == EMPTY ? 1 : hash;
  }

  /**
   * @param group from 1
   * @return the group that was there before, or 0
   */
  public int put(long hash, int group) {
    if (4L * (size + 1) > 3L * hashes.length) {
      grow();
    }
    int slot = slot(hashes, hash);
    int before = groups[slot];
    size += before == 0 ? 1 : 0;
    hashes[slot] = hash;
    groups[slot] = group;
    return before;
  }

  /** The group of this hash, or 0. */
  int get(long hash) {
    return groups[slot(hashes, hash)];
  }

  private static int slot(long[] hashes, long hash) {
    int slot = (int) hash & hashes.length - 1;
    while (hashes[slot] != EMPTY && hashes[slot] != hash) {
      slot = slot + 1 & hashes.length - 1;
    }
    return slot;
  }

  private void grow() {
    var moreHashes = new long[hashes.length * 2];
    var moreGroups = new int[hashes.length * 2];
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != EMPTY) {
        int slot = slot(moreHashes, hashes[i]);
        moreHashes[slot] = hashes[i];
        moreGroups[slot] = groups[i];
      }
    }
    hashes = moreHashes;
    groups = moreGroups;
  }

  public int size() {
    return size;
  }
}
