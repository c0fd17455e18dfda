package io.varve.transforms.records.fetch;

/** Is told how far a landing is: after each page and each listing, one call at a time. */
@FunctionalInterface
public interface LandingProgress {

  /** Nobody listens. */
  LandingProgress NONE = (done, listings, requests, records) -> {};

  /**
   * Says how far it is.
   *
   * @param done listings that are done, those that failed included
   * @param listings all listings
   * @param requests requests so far, repeated ones included
   * @param records records in the pages so far, those that came twice counted twice
   */
  void at(int done, int listings, long requests, long records);
}
