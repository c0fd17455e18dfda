package io.varve.transforms.extract;

import io.varve.io.model.ContentHash;
import io.varve.io.model.ExtractorRef;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What, besides the key and the bytes, decides the result of an extraction.
 *
 * @param name name of the extractor
 * @param version declared version, raised with every change of its output
 * @param schemaVersion version of the row schemas
 * @param configuration the settings that it reads, and only those
 */
public record ExtractorIdentity(
    String name, int version, int schemaVersion, SortedMap<String, String> configuration) {

  public ExtractorIdentity {
    if (!name.matches("[a-z][a-z0-9_-]*")) {
      throw new IllegalArgumentException("Invalid extractor name: " + name);
    }
    // Not the constructor for sorted maps, which would keep an order of the caller's.
    TreeMap<String, String> byName = new TreeMap<>();
    byName.putAll(configuration);
    configuration = Collections.unmodifiableSortedMap(byName);
  }

  /** Returns an identity with this configuration in any order. */
  public static ExtractorIdentity of(
      String name, int version, int schemaVersion, Map<String, String> configuration) {
    return new ExtractorIdentity(name, version, schemaVersion, new TreeMap<>(configuration));
  }

  /** Returns the name, version and fingerprint as a manifest entry records them. */
  public ExtractorRef ref() {
    return new ExtractorRef(name + "/" + version + "." + schemaVersion, fingerprint());
  }

  /** Returns the sha256 over all components; equal fingerprints, keys and bytes mean equal rows. */
  public String fingerprint() {
    StringBuilder canonical = new StringBuilder();
    append(canonical, name);
    append(canonical, Integer.toString(version));
    append(canonical, Integer.toString(schemaVersion));
    configuration.forEach(
        (setting, value) -> {
          append(canonical, setting);
          append(canonical, value);
        });
    return ContentHash.of(canonical.toString().getBytes(StandardCharsets.UTF_8)).value();
  }

  /** Length-prefixed, so that no two different lists of parts read the same. */
  private static void append(StringBuilder canonical, String part) {
    canonical.append(part.length()).append(':').append(part);
  }
}
