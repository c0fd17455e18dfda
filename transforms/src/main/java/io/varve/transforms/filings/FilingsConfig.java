package io.varve.transforms.filings;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be set of the extraction of filings. All of it decides the result, so all of it is part
 * of the extractor's identity.
 *
 * @param chunkTokens most tokens of a chunk
 * @param chunkOverlap tokens that a chunk repeats of the one before, at most
 * @param maxElements most HTML tags of one document
 * @param maxDepth most HTML elements open at once
 * @param maxAttributeChars longest HTML tag with its attributes, in characters
 * @param maxEntities most character references of one document
 * @param maxDocuments most documents of one submission
 */
public record FilingsConfig(
    int chunkTokens,
    int chunkOverlap,
    int maxElements,
    int maxDepth,
    int maxAttributeChars,
    int maxEntities,
    int maxDocuments)
    implements Serializable {

  public FilingsConfig {
    if (chunkTokens < 16 || chunkOverlap < 0 || chunkOverlap > chunkTokens / 2) {
      throw new IllegalArgumentException(
          "Invalid chunk size: "
              + chunkTokens
              + " tokens with an overlap of "
              + chunkOverlap
              + "; use at least 16 tokens and at most half of them as overlap");
    }
    if (maxElements < 1
        || maxDepth < 1
        || maxAttributeChars < 1
        || maxEntities < 1
        || maxDocuments < 1) {
      throw new IllegalArgumentException("Invalid limit of the filings extractor: it is below 1");
    }
  }

  /** Returns the settings that suit every filing seen so far, with room to spare. */
  public static FilingsConfig defaults() {
    return new FilingsConfig(512, 64, 2_000_000, 4_096, 4_000_000, 10_000_000, 2_000);
  }

  /**
   * Returns the settings with these names and values, as {@link #settings} gives them.
   *
   * @throws IllegalArgumentException when one is missing or is no number
   */
  public static FilingsConfig of(Map<String, String> settings) {
    return new FilingsConfig(
        number(settings, "chunk_tokens"),
        number(settings, "chunk_overlap"),
        number(settings, "max_elements"),
        number(settings, "max_depth"),
        number(settings, "max_attribute_chars"),
        number(settings, "max_entities"),
        number(settings, "max_documents"));
  }

  private static int number(Map<String, String> settings, String name) {
    return Integer.parseInt(settings.getOrDefault(name, ""));
  }

  /** Returns a copy with this size of chunks. */
  public FilingsConfig withChunks(int tokens, int overlap) {
    return new FilingsConfig(
        tokens, overlap, maxElements, maxDepth, maxAttributeChars, maxEntities, maxDocuments);
  }

  /** Returns all settings by name. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("chunk_tokens", Integer.toString(chunkTokens));
    settings.put("chunk_overlap", Integer.toString(chunkOverlap));
    settings.put("max_elements", Integer.toString(maxElements));
    settings.put("max_depth", Integer.toString(maxDepth));
    settings.put("max_attribute_chars", Integer.toString(maxAttributeChars));
    settings.put("max_entities", Integer.toString(maxEntities));
    settings.put("max_documents", Integer.toString(maxDocuments));
    return settings;
  }
}
