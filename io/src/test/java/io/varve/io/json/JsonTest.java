package io.varve.io.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  record Note(
      String firstName,
      int size,
      Optional<Long> parent,
      Instant writtenAt,
      Decision decision,
      Validation validation,
      List<String> words,
      Map<String, Long> counts) {}

  private static final Note NOTE =
      new Note(
          "Ä \"x\"\n",
          3,
          Optional.of(9L),
          Instant.parse("2024-03-01T12:00:00.123456Z"),
          Decision.CONFIG_CHANGED,
          Validation.WARN,
          List.of("a", ""),
          Map.of("sections", 2L));

  @Test
  void aRecordComesBackAsItWas() throws JsonProcessingException {
    assertThat(roundTrip(NOTE), is(NOTE));
    ManifestEntry entry = ModelSamples.failed("a.htm");
    assertThat(Json.value(Json.tree(entry), ManifestEntry.class), is(entry));
    Snapshot snapshot = ModelSamples.snapshot();
    assertThat(Json.value(Json.tree(snapshot), Snapshot.class), is(snapshot));
  }

  @Test
  void namesAreInSnakeCaseTimesInUtcAndEnumsByLabel() {
    String text = Json.pretty(NOTE);
    assertThat(text, containsString("\"first_name\" : \"Ä \\\"x\\\"\\n\""));
    assertThat(text, containsString("\"written_at\" : \"2024-03-01T12:00:00.123456Z\""));
    assertThat(text, containsString("\"decision\" : \"config-changed\""));
    assertThat(text, containsString("\"validation\" : \"WARN\""));
  }

  @Test
  void absentValuesAreLeftOutAndReadBackAsAbsent() throws JsonProcessingException {
    Note bare =
        new Note(
            "a",
            0,
            Optional.empty(),
            Instant.EPOCH,
            Decision.ADDED,
            Validation.PASS,
            List.of(),
            Map.of());
    assertThat(Json.tree(bare).has("parent"), is(false));
    assertThat(roundTrip(bare), is(bare));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": {\"b\": 1, \"b\": 1}}",
        "{\"a\": 1} {}",
        "{\"a\": 1",
        "{'a': 1}",
        "{\"a\": NaN}"
      })
  void textThatCouldBeReadInTwoWaysIsRefused(String text) {
    assertThrows(JsonProcessingException.class, () -> Json.parse(text));
  }

  @Test
  void unknownFieldsAreRefused() {
    var tree = Json.tree(NOTE);
    tree.put("colour", "red");
    JsonProcessingException refused =
        assertThrows(JsonProcessingException.class, () -> Json.value(tree, Note.class));
    assertThat(refused.getMessage(), containsString("colour"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"first_name", "size", "written_at", "decision", "validation", "words", "counts"})
  void aMissingFieldIsAnErrorUnlessItIsOptional(String field) {
    var tree = Json.tree(NOTE);
    tree.remove(field);
    JsonProcessingException refused =
        assertThrows(JsonProcessingException.class, () -> Json.value(tree, Note.class));
    assertThat(refused.getMessage(), containsString(field));
  }

  @Test
  void unknownLabelsAreRefused() {
    var tree = Json.tree(NOTE);
    tree.put("decision", "CONFIG_CHANGED");
    assertThrows(JsonProcessingException.class, () -> Json.value(tree, Note.class));
  }

  private static Note roundTrip(Note note) throws JsonProcessingException {
    return Json.value(Json.parse(Json.pretty(note)), Note.class);
  }
}
