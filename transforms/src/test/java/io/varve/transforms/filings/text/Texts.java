package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.time.Duration;

/** Canonical texts of small sources, for tests. */
public final class Texts {

  private Texts() {}

  /** Returns the canonical text of the body of an HTML page. */
  public static CanonicalText html(String body) throws ExtractionException {
    return HtmlText.read("<html><body>" + body + "</body></html>", deadline()).text();
  }

  /** Returns the canonical text of plain text. */
  public static CanonicalText plain(String source) throws ExtractionException {
    return PlainText.read(source, deadline()).text();
  }

  /** Returns a deadline that no test reaches. */
  public static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
