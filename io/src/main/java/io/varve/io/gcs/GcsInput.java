package io.varve.io.gcs;

import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;

/**
 * One generation of an object, read in blocks of which the last is kept: readers of Parquet jump to
 * the end first and then read column after column in small pieces. The checksum is that of the
 * whole object, so it is checked where one block holds it all; the pages of Parquet have their own.
 */
final class GcsInput implements RandomAccessInput {

  private static final int BLOCK_BYTES = 1 << 20;

  private final GcsReader reader;
  private final GcsObject object;
  private byte[] block = new byte[0];
  private long blockStart;

  GcsInput(GcsReader reader, GcsObject object) {
    this.reader = reader;
    this.object = object;
  }

  @Override
  public long size() {
    return object.sizeBytes();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) throws IOException {
    if (position >= object.sizeBytes()) {
      return -1;
    }
    if (position < blockStart || position >= blockStart + block.length) {
      fetch(position);
    }
    int from = (int) (position - blockStart);
    int count = Math.min(length, block.length - from);
    System.arraycopy(block, from, buffer, offset, count);
    return count;
  }

  private void fetch(long position) throws IOException {
    if (object.sizeBytes() <= BLOCK_BYTES) {
      block = reader.read(object);
      return;
    }
    long start = position - position % BLOCK_BYTES;
    int length = (int) Math.min(BLOCK_BYTES, object.sizeBytes() - start);
    block = reader.read(object, start, length);
    blockStart = start;
  }

  @Override
  public void close() {
    block = new byte[0];
  }
}
