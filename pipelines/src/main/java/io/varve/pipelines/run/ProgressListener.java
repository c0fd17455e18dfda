package io.varve.pipelines.run;

/** Hears how far a run is, about twice a second. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = progress -> {};

  void update(RunProgress progress);

  /**
   * Hears how far a source has been asked, which comes before everything else.
   *
   * @param done questions that are answered
   * @param questions all questions: listings, or records that details are asked of
   * @param requests requests so far, repeated ones included
   * @param records what came so far: records, or details
   */
  default void asked(int done, int questions, long requests, long records) {}

  /**
   * How far a run is; for display, since retries make the figures too large.
   *
   * @param expected documents to look at, as far as they are known
   * @param expectedBytes their size in bytes
   * @param documents documents looked at
   * @param bytes bytes read
   * @param failures documents that failed
   */
  record RunProgress(
      long expected, long expectedBytes, long documents, long bytes, long failures) {}
}
