package io.varve.pipelines.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.transforms.records.api.Contractings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up collections of the same days, as a source gives them one after another: most records as
 * before, some changed, some new, few gone. The same seed gives the same ones.
 */
final class MadeUpCollections {

  static final LocalDate FIRST = LocalDate.of(2026, 5, 18);
  static final int DAYS = 20;
  static final int MODALITY = 6;

  private final Random random;
  private final List<ObjectNode> records = new ArrayList<>();
  private LocalDateTime now = FIRST.plusDays(DAYS).atTime(10, 0);
  private int number;

  private MadeUpCollections(long seed) {
    random = new Random(seed);
  }

  /** Returns collections of about so many records each. */
  static List<List<JsonNode>> of(long seed, int count, int size) {
    MadeUpCollections made = new MadeUpCollections(seed);
    List<List<JsonNode>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(i == 0 ? made.first(size) : made.next(size / 10));
    }
    return all;
  }

  private List<JsonNode> first(int size) {
    for (int i = 0; i < size; i++) {
      add();
    }
    return List.copyOf(records);
  }

  private List<JsonNode> next(int changes) {
    now = now.plusDays(3);
    records.remove(random.nextInt(records.size()));
    for (int i = 0; i < changes; i++) {
      int which = random.nextInt(records.size());
      records.set(
          which,
          Contractings.updated(
              records.get(which), now.plusSeconds(i).toString(), "Estado " + random.nextInt(1000)));
      add();
    }
    return List.copyOf(records);
  }

  private void add() {
    number++;
    ObjectNode record = Contractings.of(number, FIRST.plusDays(random.nextInt(DAYS)), MODALITY);
    records.add(random.nextInt(records.size() + 1), record);
  }
}
