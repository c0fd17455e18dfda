package io.varve.io.model;

/**
 * Which extractor made the rows.
 *
 * @param extractor name and declared version, such as {@code filings/1}
 * @param fingerprint hash of everything besides the bytes that decides the result
 */
public record ExtractorRef(String extractor, @Column("extractor_fingerprint") String fingerprint) {

  public ExtractorRef {
    Checks.notBlank(extractor, "extractor");
    Checks.notBlank(fingerprint, "extractor fingerprint");
  }
}
