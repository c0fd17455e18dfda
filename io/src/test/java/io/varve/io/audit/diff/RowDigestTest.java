package io.varve.io.audit.diff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class RowDigestTest {

  private static final Schema PLAIN =
      schema(
          """
          {"name": "run_id", "type": "string"}, {"name": "a", "type": ["null", "string"]},
          {"name": "b", "type": ["null", "string"]}""");

  /** The columns of {@link #PLAIN} in another order, and one more. */
  private static final Schema LATER =
      schema(
          """
          {"name": "b", "type": ["null", "string"]}, {"name": "a", "type": ["null", "string"]},
          {"name": "run_id", "type": "string"}, {"name": "c", "type": ["null", "int"]}""");

  private static final Schema NESTED =
      schema(
          """
          {"name": "list", "type": {"type": "array", "items": "string"}},
          {"name": "map", "type": {"type": "map", "values": "long"}},
          {"name": "cell", "type": {"type": "record", "name": "cell", "fields":
            [{"name": "run_id", "type": "string"}]}}""");

  @Test
  void theRunDoesNotCount() {
    assertThat(digest(PLAIN, "run-1", "x", null), is(digest(PLAIN, "run-2", "x", null)));
  }

  @Test
  void everyOtherColumnCounts() {
    RowDigest one = digest(PLAIN, "r", "x", null);
    assertThat(digest(PLAIN, "r", "y", null), is(not(one)));
    assertThat(digest(PLAIN, "r", null, "x"), is(not(one)));
    assertThat(digest(PLAIN, "r", "x", ""), is(not(one)));
  }

  @Test
  void anAddedColumnWithoutValueIsNoDifference() {
    assertThat(digest(LATER, "y", "x", "r", null), is(digest(PLAIN, "r", "x", "y")));
    assertThat(digest(LATER, "y", "x", "r", 1), is(not(digest(PLAIN, "r", "x", "y"))));
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(digest(PLAIN, "r", "xb", "y"), is(not(digest(PLAIN, "r", "x", "by"))));
    assertThat(
        nested(List.of("ab", "c"), Map.of(), "r"),
        is(not(nested(List.of("a", "bc"), Map.of(), "r"))));
    assertThat(
        nested(List.of(), Map.of("a", 1L), "r"), is(not(nested(List.of("a"), Map.of(), "r"))));
  }

  @Test
  void insideAStructARunCounts() {
    assertThat(nested(List.of(), Map.of(), "r"), is(not(nested(List.of(), Map.of(), "s"))));
  }

  private static RowDigest nested(List<String> list, Map<String, Long> map, String run) {
    GenericRecord cell = new GenericData.Record(NESTED.getField("cell").schema());
    cell.put(0, run);
    return digest(NESTED, list, map, cell);
  }

  private static RowDigest digest(Schema schema, Object... values) {
    GenericRecord row = new GenericData.Record(schema);
    for (int i = 0; i < values.length; i++) {
      row.put(i, values[i]);
    }
    return RowDigest.of(row);
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"row\", \"fields\": [" + fields + "]}");
  }
}
