package io.varve.transforms.records.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.source.RecordSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts what one pass over a listing's pages found; holds one text per record. Not safe for
 * several threads.
 */
final class PassTally {

  private final RecordSource source;
  private final List<String> names = new ArrayList<>();
  private final Map<String, LocalDate> days = new HashMap<>();
  private long withoutId;
  private boolean shrunk;
  private OptionalLong total = OptionalLong.empty();

  PassTally(RecordSource source) {
    this.source = source;
  }

  void add(PageContent page) {
    page.records().forEach(this::add);
    if (page.total().isPresent()) {
      shrunk |= total.isPresent() && total.getAsLong() > page.total().getAsLong();
      total = page.total();
    }
  }

  private void add(JsonNode record) {
    String name;
    try {
      RecordFacts facts = source.facts(record);
      name = facts.id();
      days.put(name, facts.day());
    } catch (InvalidRecordException e) {
      // Ids never begin so.
      name = "/" + ContentHash.of(CanonicalJson.bytes(record)).hex();
      withoutId++;
    }
    names.add(name);
  }

  /** Returns what tells the records from each other. */
  Set<String> names() {
    return new HashSet<>(names);
  }

  /** Returns the day of each record with a valid id. */
  Map<String, LocalDate> days() {
    return Collections.unmodifiableMap(days);
  }

  /** Returns how many records the source says there are, by the last page that tells. */
  OptionalLong total() {
    return total;
  }

  /** Returns the number of different records; each one without a valid id counts. */
  long found() {
    return days.size() + withoutId;
  }

  /**
   * Returns whether there are as many different records as the source says, if it says so. When
   * some were removed meanwhile, those that were seen before make up the number for others that
   * moved to a page that had been read.
   */
  boolean isWhole() {
    return total.isEmpty() || (!shrunk && found() >= total.getAsLong());
  }

  /**
   * Returns whether two passes were given the same records in the same order, as many as the source
   * says. Nothing moved between pages then: the source counts some records twice.
   */
  boolean isSettledBy(PassTally again) {
    return again.total.equals(total)
        && again.names.equals(names)
        && names.size() >= total.orElse(0);
  }
}
