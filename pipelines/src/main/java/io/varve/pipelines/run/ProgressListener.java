package io.varve.pipelines.run;

/** Hears how far a run is, about twice a second. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = progress -> {};

  void update(RunProgress progress);

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
