package io.varve.transforms.reextract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

  private static final Schema ROW =
      SchemaBuilder.record("row")
          .fields()
          .requiredString("run_id")
          .requiredString("text")
          .optionalLong("n")
          .name("marks")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .endRecord();

  @Test
  void runAndOrderAndClassesOfTextsDoNotCount() {
    GenericRecord one = row("run-1", "a", 1L, "x");
    GenericRecord two = row("run-1", "b", 2L);
    GenericRecord oneAgain = row(new Utf8("run-2"), new Utf8("a"), 1L, new Utf8("x"));
    GenericRecord twoAgain = row("run-2", "b", 2L);
    assertThat(difference(List.of(one, two), List.of(twoAgain, oneAgain)), is(Optional.empty()));
  }

  @Test
  void aColumnThatDiffersIsNamed() {
    assertThat(
        difference(
            List.of(row("r", "a", 1L), row("r", "b", 2L)),
            List.of(row("r", "a", 1L), row("r", "b", 3L))),
        is(Optional.of("lines: 1 of 2 rows differ, the first in n")));
    assertThat(
        difference(List.of(row("r", "a", 1L, "x")), List.of(row("r", "a", 1L, "y"))),
        is(Optional.of("lines: 1 of 1 rows differ, the first in marks")));
  }

  @Test
  void howOftenARowStandsCounts() {
    GenericRecord row = row("r", "a", 1L);
    assertThat(
        difference(List.of(row, row), List.of(row)),
        is(Optional.of("lines: 1 of 2 stored rows are not extracted, 0 others are")));
    assertThat(
        difference(List.of(row), List.of(row, row)),
        is(Optional.of("lines: 0 of 1 stored rows are not extracted, 1 others are")));
  }

  @Test
  void aColumnThatTheFileDoesNotHaveIsNull() {
    Schema narrow =
        SchemaBuilder.record("row")
            .fields()
            .requiredString("text")
            .name("marks")
            .type()
            .array()
            .items()
            .stringType()
            .noDefault()
            .endRecord();
    GenericRecord stored = new GenericData.Record(narrow);
    stored.put("text", "a");
    stored.put("marks", List.of());
    GenericRecord extracted = row("r", "a", null);
    assertThat(difference(List.of(stored), List.of(extracted)), is(Optional.empty()));
  }

  @Test
  void aDatasetThatOneSideDoesNotHaveIsEmptyThere() {
    assertThat(
        RowComparison.difference(Map.of("notes", List.of()), Map.of()), is(Optional.empty()));
    assertThat(
        RowComparison.difference(Map.of(), Map.of("notes", List.of(row("r", "a", 1L)))),
        is(Optional.of("notes: 0 of 0 stored rows are not extracted, 1 others are")));
  }

  private static Optional<String> difference(
      List<GenericRecord> stored, List<GenericRecord> extracted) {
    return RowComparison.difference(Map.of("lines", stored), Map.of("lines", extracted));
  }

  private static GenericRecord row(
      CharSequence run, CharSequence text, Long number, CharSequence... marks) {
    GenericRecord row = new GenericData.Record(ROW);
    row.put("run_id", run);
    row.put("text", text);
    row.put("n", number);
    row.put("marks", List.of(marks));
    return row;
  }
}
