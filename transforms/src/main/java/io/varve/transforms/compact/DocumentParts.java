package io.varve.transforms.compact;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Spreads documents over shards of about equal size: the heaviest first, each to the lightest part
 * so far, so that one that is too heavy for any shard ends up alone.
 */
final class DocumentParts {

  private DocumentParts() {}

  /**
   * Returns the part of each document, from 0; the same for the same weights. With as many
   * documents as parts or more, no part is empty.
   *
   * @param weights weight by source key
   */
  static Map<String, Integer> assign(Map<String, Long> weights, int parts) {
    PriorityQueue<Part> lightest =
        new PriorityQueue<>(Comparator.comparingLong(Part::weight).thenComparing(Part::number));
    for (int i = 0; i < parts; i++) {
      lightest.add(new Part(i, 0));
    }
    List<Map.Entry<String, Long>> heaviest =
        weights.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    Map<String, Integer> assigned = new HashMap<>();
    for (Map.Entry<String, Long> document : heaviest) {
      Part part = lightest.remove();
      assigned.put(document.getKey(), part.number());
      // A document without rows weighs something, too: it must not leave a part empty.
      lightest.add(new Part(part.number(), part.weight() + Math.max(1, document.getValue())));
    }
    return assigned;
  }

  private record Part(int number, long weight) {}
}
