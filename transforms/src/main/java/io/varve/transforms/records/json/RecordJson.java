package io.varve.transforms.records.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes the JSON of records. Numbers keep their exact value and their digits: {@code
 * 10000.0} stays that. Documents nested deeper than 200 levels, numbers of more than 200 digits,
 * and objects that name a field twice are refused. Safe for several threads.
 */
public final class RecordJson {

  private static final int DEEPEST = 200;
  private static final int LONGEST_NUMBER = 200;
  private static final int LONGEST_TEXT = 50_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RecordJson() {}

  /**
   * Reads a document in UTF-8.
   *
   * @throws IOException when it is not JSON, or not all of it
   */
  public static JsonNode read(byte[] json) throws IOException {
    return checked(() -> MAPPER.readTree(json));
  }

  /**
   * Reads a document.
   *
   * @throws IOException when it is not JSON, or not all of it
   */
  public static JsonNode read(String json) throws IOException {
    return checked(() -> MAPPER.readTree(json));
  }

  /** Returns a document as text, without white space, its fields in their order. */
  public static String text(JsonNode json) {
    try {
      return QuotedText.withoutHalves(MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode checked(Reading reading) throws IOException {
    JsonNode json;
    try {
      json = reading.read();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IOException("a number in it is beyond all limits", e);
    }
    if (json == null || json.isMissingNode()) {
      throw new IOException("it is empty");
    }
    return json;
  }

  @FunctionalInterface
  private interface Reading {
    JsonNode read() throws IOException;
  }
}
