package io.varve.transforms.records.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.json.SealedJson;
import io.varve.io.json.SealedJson.BrokenSealException;
import io.varve.io.location.InvalidLocationException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the account of a run that lies in an input. */
final class LandedRunFile {

  private LandedRunFile() {}

  /**
   * Returns the account, or nothing when the file is something else.
   *
   * @param place where it lies, for messages
   * @throws InvalidLocationException when it is one, but damaged or of a newer program: without it
   *     nobody could say what is complete
   */
  static Optional<LandedRun> parse(String place, byte[] bytes) {
    try {
      JsonNode file = Json.parse(new String(bytes, StandardCharsets.UTF_8));
      if (!file.has("format_version") || !file.path("listings").isArray()) {
        return Optional.empty();
      }
      int version = file.path("format_version").asInt();
      if (version > LandedRun.FORMAT_VERSION) {
        throw invalid(
            place, "it has format version " + version + "; read it with a newer varve", null);
      }
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.value(SealedJson.read(bytes), LandedRun.class));
    } catch (BrokenSealException e) {
      throw invalid(place, e.getMessage() + "; restore it, or remove it to read pages alone", e);
    } catch (JsonProcessingException e) {
      throw invalid(place, e.getOriginalMessage(), e);
    }
  }

  private static InvalidLocationException invalid(String place, String why, Exception cause) {
    return new InvalidLocationException(
        "Invalid --input: cannot read the account of a run in " + place + ": " + why, cause);
  }
}
