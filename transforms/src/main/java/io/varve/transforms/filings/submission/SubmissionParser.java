package io.varve.transforms.filings.submission;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a file apart into its documents. Tags are found in the bytes, before decoding, since the
 * documents of one submission may be in different encodings.
 */
public final class SubmissionParser {

  private static final int HEADER_WINDOW = 262_144;
  private static final int PREAMBLE_WINDOW = 8_192;

  private final int maxDocuments;

  public SubmissionParser(int maxDocuments) {
    this.maxDocuments = maxDocuments;
  }

  /**
   * Returns the documents of a file. A file without a {@code <DOCUMENT>} tag is one document; a
   * document that is not closed runs to the next one or to the end.
   *
   * @throws ExtractionException with {@code LIMIT} when there are too many
   */
  public Submission parse(byte[] bytes, Deadline deadline) throws ExtractionException {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    int first = Tags.indexOf(raw, "<DOCUMENT>", 0, raw.length());
    boolean wrapped = first >= 0 && raw.lastIndexOf('<', first - 1) < HEADER_WINDOW;
    if (!wrapped) {
      return new Submission(SubmissionHeader.none(), List.of(bare(raw.length())));
    }
    List<DocumentPart> parts = new ArrayList<>();
    int open = first;
    while (open >= 0) {
      deadline.check();
      int next = Tags.indexOf(raw, "<DOCUMENT>", open + 1, raw.length());
      int end = next < 0 ? raw.length() : next;
      part(raw, open, end, nextSequence(parts)).ifPresent(parts::add);
      if (parts.size() > maxDocuments) {
        throw new ExtractionException(
            FailureCode.LIMIT, "it holds more than " + maxDocuments + " documents");
      }
      open = next;
    }
    if (parts.isEmpty()) {
      throw new ExtractionException(
          FailureCode.PARSE, "none of its <DOCUMENT> blocks has a <TEXT>; fetch the file again");
    }
    String header = new String(bytes, 0, first, StandardCharsets.ISO_8859_1);
    return new Submission(SubmissionHeader.parse(header), parts);
  }

  /** Sequences grow, even where the preambles repeat one: they identify documents. */
  private static int nextSequence(List<DocumentPart> parts) {
    return parts.isEmpty() ? 1 : parts.get(parts.size() - 1).sequence() + 1;
  }

  private static DocumentPart bare(int length) {
    return new DocumentPart(Optional.empty(), 1, Optional.empty(), Optional.empty(), 0, length);
  }

  private static Optional<DocumentPart> part(String raw, int open, int end, int least) {
    int text = Tags.indexOf(raw, "<TEXT>", open, Math.min(end, open + PREAMBLE_WINDOW));
    if (text < 0) {
      return Optional.empty();
    }
    String preamble = raw.substring(open, text);
    int start = text + "<TEXT>".length();
    int close = Tags.lastIndexOf(raw, "</TEXT>", start, end);
    if (close < 0) {
      close = Tags.lastIndexOf(raw, "</DOCUMENT>", start, end);
    }
    int sequence =
        field(preamble, "<SEQUENCE>")
            .filter(digits -> digits.matches("\\d{1,6}"))
            .map(Integer::parseInt)
            .filter(number -> number >= least)
            .orElse(least);
    return Optional.of(
        new DocumentPart(
            field(preamble, "<TYPE>"),
            sequence,
            field(preamble, "<FILENAME>"),
            field(preamble, "<DESCRIPTION>"),
            start,
            close < 0 ? end : close));
  }

  private static Optional<String> field(String preamble, String tag) {
    int at = Tags.indexOf(preamble, tag, 0, preamble.length());
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + tag.length();
    int to = from;
    while (to < preamble.length() && "\r\n<".indexOf(preamble.charAt(to)) < 0) {
      to++;
    }
    return Optional.of(preamble.substring(from, to).strip()).filter(value -> !value.isEmpty());
  }
}
