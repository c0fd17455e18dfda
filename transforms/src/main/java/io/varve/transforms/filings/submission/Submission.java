package io.varve.transforms.filings.submission;

import java.util.List;

/**
 * A file taken apart.
 *
 * @param header facts of the SGML header, empty without one
 * @param parts its documents, in order; exactly one for a bare file
 */
public record Submission(SubmissionHeader header, List<DocumentPart> parts) {

  public Submission {
    parts = List.copyOf(parts);
  }
}
