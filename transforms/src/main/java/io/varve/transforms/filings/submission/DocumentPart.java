package io.varve.transforms.filings.submission;

import java.util.Optional;

/**
 * One {@code <DOCUMENT>} of a submission, or a whole bare file: what its preamble says, and where
 * its content is in the bytes of the file.
 *
 * @param type type such as {@code 10-K} or {@code EX-99.1}; absent for a bare file
 * @param sequence place in the submission, from 1
 * @param fileName name that the filer gave it
 * @param description what the filer called it
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
public record DocumentPart(
    Optional<String> type,
    int sequence,
    Optional<String> fileName,
    Optional<String> description,
    int start,
    int end) {

  /** Returns how a person would call it. */
  public String label() {
    return type.orElse("document")
        + " (sequence "
        + sequence
        + fileName.map(name -> ", " + name).orElse("")
        + ")";
  }
}
