package io.varve.io.audit.diff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnChangeTest {

  @Test
  void addedRemovedAndChangedColumnsAreTold() {
    String before =
        schema("{\"name\": \"a\", \"type\": \"int\"}, {\"name\": \"b\", \"type\": \"int\"}");
    String after =
        schema("{\"name\": \"c\", \"type\": \"int\"}, {\"name\": \"a\", \"type\": \"long\"}");
    assertThat(
        ColumnChange.between(before, after),
        contains(
            new ColumnChange("c", Optional.empty(), Optional.of("\"int\"")),
            new ColumnChange("a", Optional.of("\"int\""), Optional.of("\"long\"")),
            new ColumnChange("b", Optional.of("\"int\""), Optional.empty())));
    assertThat(ColumnChange.between(before, before), is(empty()));
  }

  private static String schema(String fields) {
    return "{\"type\": \"record\", \"name\": \"row\", \"fields\": [" + fields + "]}";
  }
}
