package io.varve.runners.progress;

/** What is shown before it is known how much there is to do. */
public enum Activity {
  /** A run over an input. */
  EXTRACTING("Listing the input and comparing it with the last snapshot", "listing and comparing"),
  /** A run over records. */
  INGESTING("Getting records and comparing them with the last snapshot", "comparing"),
  /** A run over details of records. */
  DETAILING("Asking for details of records", "looking for records without details"),
  /** A compaction. */
  COMPACTING("Compacting", "reading the manifest");

  private final String beginning;
  private final String meanwhile;

  Activity(String beginning, String meanwhile) {
    this.beginning = beginning;
    this.meanwhile = meanwhile;
  }

  /** Returns how it begins, as the beginning of a sentence. */
  String beginning() {
    return beginning;
  }

  /** Returns what is done until the size of the work is known. */
  String meanwhile() {
    return meanwhile;
  }
}
