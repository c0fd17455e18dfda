package io.varve.bench.bare;

/**
 * What a loop got through.
 *
 * @param documents files read
 * @param failed of them, those that gave no rows
 * @param bytes read
 * @param rows made
 */
record BareTally(long documents, long failed, long bytes, long rows) {

  static final BareTally NONE = new BareTally(0, 0, 0, 0);

  BareTally plus(BareTally other) {
    return new BareTally(
        documents + other.documents, failed + other.failed, bytes + other.bytes, rows + other.rows);
  }
}
