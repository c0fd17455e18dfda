package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads HTML into canonical text. */
public final class HtmlText {

  private HtmlText() {}

  /**
   * Returns the canonical text of HTML that is known to be within {@link MarkupLimits}, with the
   * facts about the document that inline XBRL tags.
   *
   * @throws ExtractionException when the time is over
   */
  public static SourceReading read(String html, Deadline deadline) throws ExtractionException {
    Document document = Jsoup.parse(html);
    deadline.check();
    return HtmlReader.read(document, deadline);
  }
}
