package io.varve.runners.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the first rows of an order out of any number, and counts all. Memory grows with the rows
 * that are kept. Not safe for several threads.
 */
final class Foremost<T> {

  private final int most;
  private final Comparator<T> order;
  private final PriorityQueue<T> kept;
  private long total;

  Foremost(int most, Comparator<T> order) {
    this.most = most;
    this.order = order;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  void add(T row) {
    total++;
    kept.add(row);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** Returns the rows in their order. */
  Listed<T> listed() {
    List<T> rows = new ArrayList<>(kept);
    rows.sort(order);
    return new Listed<>(total, rows);
  }
}
