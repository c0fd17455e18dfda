package io.varve.io.model;

/**
 * The figures of one run. They add up, or no object is made: a run that cannot account for each
 * listed file must fail.
 *
 * @param listed source files in the listing
 * @param added never seen before
 * @param modified other bytes than before
 * @param reprocessed same bytes, extracted again for another reason
 * @param retried failed before and tried again
 * @param unchanged nothing to do, {@code touched} included
 * @param touched other metadata, same bytes
 * @param parked left alone: failed before, or purged
 * @param missing known files that are not listed any more; not part of {@code listed}
 * @param removed entries taken out with their rows
 * @param succeeded documents whose rows are in the tables now
 * @param failed documents that could not be extracted
 * @param adopted of the succeeded, those whose rows an unfinished earlier run had already written
 * @param bytesRead bytes of content read from source files
 */
public record RunCounts(
    long listed,
    long added,
    long modified,
    long reprocessed,
    long retried,
    long unchanged,
    long touched,
    long parked,
    long missing,
    long removed,
    long succeeded,
    long failed,
    long adopted,
    long bytesRead) {

  /** Nothing listed, nothing done. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public RunCounts {
    Checks.notNegative(listed, "run counts: listed");
    Checks.notNegative(added, "run counts: added");
    Checks.notNegative(modified, "run counts: modified");
    Checks.notNegative(reprocessed, "run counts: reprocessed");
    Checks.notNegative(retried, "run counts: retried");
    Checks.notNegative(unchanged, "run counts: unchanged");
    Checks.notNegative(touched, "run counts: touched");
    Checks.notNegative(parked, "run counts: parked");
    Checks.notNegative(missing, "run counts: missing");
    Checks.notNegative(removed, "run counts: removed");
    Checks.notNegative(succeeded, "run counts: succeeded");
    Checks.notNegative(failed, "run counts: failed");
    Checks.notNegative(adopted, "run counts: adopted");
    Checks.notNegative(bytesRead, "run counts: bytes read");
    long states = added + modified + reprocessed + retried + unchanged + parked;
    if (listed != states) {
      throw new IllegalArgumentException(
          "Invalid run counts: "
              + listed
              + " files listed but "
              + states
              + " accounted for (added "
              + added
              + ", modified "
              + modified
              + ", reprocessed "
              + reprocessed
              + ", retried "
              + retried
              + ", unchanged "
              + unchanged
              + ", parked "
              + parked
              + ")");
    }
    if (added + modified + reprocessed + retried != succeeded + failed) {
      throw new IllegalArgumentException(
          "Invalid run counts: "
              + (added + modified + reprocessed + retried)
              + " files to process but "
              + succeeded
              + " succeeded and "
              + failed
              + " failed");
    }
    if (touched > unchanged || adopted > succeeded) {
      throw new IllegalArgumentException(
          "Invalid run counts: touched "
              + touched
              + " of unchanged "
              + unchanged
              + ", adopted "
              + adopted
              + " of succeeded "
              + succeeded);
    }
  }

  /** Returns the number of documents that were extracted or tried. */
  public long processed() {
    return succeeded + failed;
  }
}
