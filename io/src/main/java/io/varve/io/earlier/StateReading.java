package io.varve.io.earlier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.io.earlier.EarlierFile.EarlierFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is in one state file, gathered field by field. Use once. */
final class StateReading {

  private final ObjectMapper mapper;
  private final Map<StateKind, Map<String, JsonNode>> found = new EnumMap<>(StateKind.class);
  private final Map<String, RunFile> history = new LinkedHashMap<>();
  private Optional<Instant> lastExecution = Optional.empty();
  private String day = "";

  StateReading(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** A file in the history of runs: which run had it first, and what the last one said of it. */
  private record RunFile(String firstRun, JsonNode entry) {}

  @FunctionalInterface
  private interface Entries {
    void add(String name, JsonNode entry);
  }

  /** Takes the value of one field, or skips it. */
  void field(String field, JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.START_OBJECT && field.equals("runs")) {
      forEach(parser, this::run);
    } else if (value == JsonToken.START_OBJECT && field.equals(StateKind.FILES.field())) {
      forEach(parser, of(StateKind.FILES)::put);
    } else if (value == JsonToken.START_OBJECT && field.equals(StateKind.RUNS.field())) {
      forEach(parser, of(StateKind.RUNS)::put);
    } else if (value == JsonToken.START_ARRAY && field.equals(StateKind.DAILY.field())) {
      ids(parser);
    } else if (value == JsonToken.VALUE_STRING && field.equals("date")) {
      day = parser.getText();
    } else if (value == JsonToken.VALUE_STRING && field.equals("last_execution")) {
      lastExecution =
          new EntryFields(mapper.createObjectNode().put(field, parser.getText())).time(field);
    } else {
      parser.skipChildren();
    }
  }

  private Map<String, JsonNode> of(StateKind kind) {
    return found.computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }

  private void forEach(JsonParser parser, Entries entries) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken unused = parser.nextToken();
      entries.add(name, mapper.readTree(parser));
    }
  }

  private void ids(JsonParser parser) throws IOException {
    Map<String, JsonNode> ids = of(StateKind.DAILY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String id = parser.getValueAsString("");
      parser.skipChildren();
      ids.put(id, mapper.createObjectNode());
    }
  }

  private void run(String id, JsonNode run) {
    run.path("files")
        .fields()
        .forEachRemaining(
            file ->
                history.merge(
                    file.getKey(),
                    new RunFile(id, file.getValue()),
                    (first, later) -> new RunFile(first.firstRun(), later.entry())));
  }

  /**
   * Returns the shape of the file.
   *
   * @throws InvalidStateException when it has none, several, or not the expected one
   */
  StateKind kind(String name, Optional<StateKind> expected) throws InvalidStateException {
    List<StateKind> kinds = new ArrayList<>(found.keySet());
    if (expected.isPresent() && found.containsKey(expected.get())) {
      return expected.get();
    }
    if (expected.isPresent() || kinds.isEmpty()) {
      throw new InvalidStateException(
          name,
          "it has no "
              + expected.map(StateKind::field).orElse("files, current_state or processed_ids"));
    }
    if (kinds.size() > 1) {
      throw new InvalidStateException(
          name,
          "it has both " + kinds.get(0).field() + " and " + kinds.get(1).field() + "; say --kind");
    }
    return kinds.get(0);
  }

  /** Returns the files of this shape. */
  Collection<EarlierFile> files(StateKind kind) {
    List<EarlierFile> files = new ArrayList<>();
    of(kind)
        .forEach(
            (path, entry) -> {
              EntryFields fields = new EntryFields(entry);
              files.add(
                  switch (kind) {
                    case FILES -> listed(path, fields);
                    case RUNS -> current(path, fields);
                    case DAILY -> processed(path);
                  });
            });
    return files;
  }

  private static EarlierFile listed(String path, EntryFields fields) {
    Optional<String> run = fields.text("run_id");
    boolean failed = fields.text("status").filter("failed"::equals).isPresent();
    return new EarlierFile(
        path,
        "",
        fields.hash("hash"),
        OptionalLong.empty(),
        fields.time("last_attempt", "last_processed"),
        run,
        run,
        fields.attempts(),
        0,
        failed ? Optional.of(failure(fields)) : Optional.empty());
  }

  private static EarlierFailure failure(EntryFields fields) {
    String reason = fields.text("reason", "failure_reason").orElse("no reason recorded");
    return new EarlierFailure(
        fields.text("failure_stage").orElse("unknown"),
        fields.text("exception_type").map(type -> type + ": " + reason).orElse(reason));
  }

  private EarlierFile current(String path, EntryFields fields) {
    Optional<RunFile> past = Optional.ofNullable(history.get(path));
    EntryFields last =
        new EntryFields(past.map(RunFile::entry).orElseGet(mapper::createObjectNode));
    boolean failed = last.text("validation_status").filter("FAIL"::equals).isPresent();
    return new EarlierFile(
        path,
        "",
        fields.hash("input_hash"),
        last.size("input_size"),
        fields.time("last_processed"),
        past.map(RunFile::firstRun).or(() -> fields.text("latest_run")),
        fields.text("latest_run"),
        1,
        last.milliseconds("processing_time"),
        failed
            ? Optional.of(new EarlierFailure("validate", "its validation status was FAIL"))
            : Optional.empty());
  }

  private EarlierFile processed(String id) {
    return new EarlierFile(
        id,
        day,
        Optional.empty(),
        OptionalLong.empty(),
        lastExecution,
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        Optional.empty());
  }
}
