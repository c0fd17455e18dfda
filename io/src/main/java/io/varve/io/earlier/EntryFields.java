package io.varve.io.earlier;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The fields of one object of a state. A field that is missing, or is not of the expected kind, is
 * absent; texts are cut to what a person reads.
 */
final class EntryFields {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_TEXT = 500;

  private final JsonNode node;

  EntryFields(JsonNode node) {
    this.node = node;
  }

  /** Returns the first of these fields that is a text with something in it, on one line. */
  Optional<String> text(String... names) {
    for (String name : names) {
      String text = node.path(name).asText("").replaceAll("\\p{Cntrl}+", " ").strip();
      if (!text.isEmpty()) {
        return Optional.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
      }
    }
    return Optional.empty();
  }

  /** Returns a SHA-256, written with the name of the algorithm or without. */
  Optional<ContentHash> hash(String name) {
    return text(name)
        .map(hash -> hash.toLowerCase(Locale.ROOT))
        .map(hash -> hash.startsWith("sha256:") ? hash.substring(7) : hash)
        .filter(hash -> DIGITS.matcher(hash).matches())
        .map(hash -> new ContentHash("sha256:" + hash));
  }

  /** Returns a time; one that names no zone is taken for UTC. */
  Optional<Instant> time(String... names) {
    return text(names).flatMap(EntryFields::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      try {
        return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException alsoNot) {
        return Optional.empty();
      }
    }
  }

  OptionalLong size(String name) {
    long size = node.path(name).asLong(-1);
    return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /** Returns seconds as milliseconds, 0 when they are not there. */
  long milliseconds(String name) {
    double seconds = node.path(name).asDouble(0);
    return seconds > 0 && seconds < 1e9 ? Math.round(seconds * 1000) : 0;
  }

  /** Returns a number of attempts, at least 1. */
  int attempts() {
    return Math.max(1, node.path("attempt_count").asInt(1));
  }
}
