package io.varve.io.earlier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that earlier systems' states know, put together. Reads state files token by token, so
 * that memory grows with the files that they list and not with the rest. Not safe for several
 * threads.
 */
public final class EarlierState {

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxNameLength(8 << 10)
          .maxStringLength(1 << 20)
          .maxNumberLength(100)
          .build();

  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(LIMITS)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());

  private final Map<String, EarlierFile> files = new LinkedHashMap<>();

  /** Returns the files, each once. */
  public Collection<EarlierFile> files() {
    return files.values();
  }

  /**
   * Adds what a state file knows.
   *
   * @param expected shape that it must have; absent for any
   * @return its shape
   * @throws InvalidStateException when it is no state, or breaks a limit
   */
  public StateKind add(StateFile file, Optional<StateKind> expected) throws IOException {
    StateReading reading = new StateReading(MAPPER);
    try (JsonParser parser = MAPPER.createParser(file.content())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidStateException(file.name(), "it is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        reading.field(field, value, parser);
      }
      if (parser.nextToken() != null) {
        throw new InvalidStateException(file.name(), "something follows its end");
      }
    } catch (JsonProcessingException e) {
      throw new InvalidStateException(file.name(), e.getOriginalMessage(), e);
    }
    StateKind kind = reading.kind(file.name(), expected);
    reading.files(kind).forEach(each -> files.merge(each.path(), each, EarlierFile::merged));
    return kind;
  }
}
