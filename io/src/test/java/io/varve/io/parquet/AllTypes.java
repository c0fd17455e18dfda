package io.varve.io.parquet;

import io.varve.io.model.Column;
import io.varve.io.model.Decision;
import io.varve.io.model.Validation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row with a column of each kind. */
record AllTypes(
    String text,
    int count,
    Integer boxedCount,
    long size,
    Long boxedSize,
    double share,
    Double boxedShare,
    boolean sure,
    Boolean boxedSure,
    Instant writtenAt,
    LocalDate filedOn,
    Decision decision,
    Validation validation,
    Optional<String> maybeText,
    Optional<Integer> maybeCount,
    Optional<Instant> maybeWhen,
    Optional<LocalDate> maybeDay,
    Optional<Validation> maybeValidation,
    Optional<List<String>> maybeWords,
    List<String> words,
    List<Instant> times,
    List<List<Cell>> cells,
    List<Note> notes,
    Map<String, Long> counts,
    Place place,
    Optional<Reason> reason) {

  /** Laid flat. */
  record Place(@Column("place_name") String name, Optional<Long> height) {}

  /** Laid flat, all columns null when absent; with a flat record inside. */
  record Reason(@Column("reason_code") String code, Optional<String> remedy, Origin origin) {}

  record Origin(@Column("origin_line") int line) {}

  /** In lists of lists. */
  record Cell(String text, Optional<Double> number, int colspan, List<String> marks) {}

  /** A single column, which readers of lists like to confuse with the list's own level. */
  record Note(String element) {}

  static AllTypes full() {
    Cell cell = new Cell("1,234", Optional.of(1234.5), 2, List.of("a", "b"));
    Cell bare = new Cell("", Optional.empty(), 1, List.of());
    return new AllTypes(
        "Ä\u0000\uD83D\uDE00\n",
        Integer.MIN_VALUE,
        7,
        Long.MAX_VALUE,
        -7L,
        -0.1,
        Double.MIN_VALUE,
        true,
        Boolean.TRUE,
        Instant.parse("2024-03-01T12:00:00.123456Z"),
        LocalDate.of(1999, 12, 31),
        Decision.CONFIG_CHANGED,
        Validation.WARN,
        Optional.of(""),
        Optional.of(-1),
        Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
        Optional.of(LocalDate.of(2024, 2, 29)),
        Optional.of(Validation.FAIL),
        Optional.of(List.of("x")),
        List.of("", "b"),
        List.of(Instant.EPOCH),
        List.of(List.of(cell, bare), List.of(), List.of(bare)),
        List.of(new Note("one"), new Note("two")),
        Map.of("sections", 3L, "", 0L),
        new Place("here", Optional.of(9L)),
        Optional.of(new Reason("PARSE", Optional.of("fetch again"), new Origin(12))));
  }

  /** Returns a row without anything that may be absent. */
  static AllTypes bare() {
    return new AllTypes(
        "",
        0,
        0,
        0,
        0L,
        0,
        0.0,
        false,
        Boolean.FALSE,
        Instant.EPOCH,
        LocalDate.EPOCH,
        Decision.ADDED,
        Validation.PASS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        new Place("", Optional.empty()),
        Optional.empty());
  }
}
