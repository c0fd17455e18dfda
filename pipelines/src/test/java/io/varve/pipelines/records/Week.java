package io.varve.pipelines.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Some days of records in two states; what happened between them makes each step of a run do work.
 */
final class Week {

  static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  static final int MODALITY = 6;

  /** A modality whose listing fails, or not, as the test wants. */
  static final int OTHER = 8;

  private Week() {}

  /** Returns the questions: all days, one listing for each modality. */
  static List<Listing> listings() {
    return RecordsFixture.listings(
        new Period(DAY, DAY.plusDays(6)),
        new Query("", List.of(MODALITY + "", OTHER + ""), new TreeMap<>(), 10));
  }

  /** Returns the first state: four records on three days. */
  static List<JsonNode> first() {
    return List.of(
        Contractings.of(1, DAY, MODALITY),
        Contractings.of(2, DAY, MODALITY),
        Contractings.of(3, DAY.plusDays(1), MODALITY),
        Contractings.of(4, DAY.plusDays(2), OTHER));
  }

  /** Returns the second state: one changed, one gone, one new, one without a valid id. */
  static List<JsonNode> second() {
    List<JsonNode> records = new ArrayList<>();
    records.add(Contractings.of(1, DAY, MODALITY));
    records.add(
        Contractings.updated(
            Contractings.of(2, DAY, MODALITY), DAY.plusDays(5) + "T08:00:00", "Suspensa"));
    records.add(Contractings.of(4, DAY.plusDays(2), OTHER));
    records.add(Contractings.of(5, DAY.plusDays(2), MODALITY));
    records.add(Contractings.of(6, DAY.plusDays(3), MODALITY).put("numeroControlePNCP", "none"));
    return records;
  }
}
