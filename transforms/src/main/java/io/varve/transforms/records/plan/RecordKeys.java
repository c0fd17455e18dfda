package io.varve.transforms.records.plan;

import io.varve.io.model.ContentHash;
import io.varve.io.model.RecordKey;
import java.io.Serializable;

/**
 * Keys of the manifest entries of one source.
 *
 * @param prefix what all of them begin with, ending in {@code /}
 */
public record RecordKeys(String prefix) implements Serializable {

  private static final int HASH_DIGITS = 32;

  /** Returns the keys of a source with this name. */
  public static RecordKeys of(String source) {
    return new RecordKeys(source + "/");
  }

  /** Returns the key of a record. */
  public String record(String id) {
    return records() + id;
  }

  /** Returns what the keys of records begin with. */
  public String records() {
    return prefix + RecordKey.RECORDS + "/";
  }

  /** Returns the key of a listing, or of a page that is nobody's. */
  public String listing(String name) {
    return listings() + name;
  }

  /** Returns what the keys of listings begin with. */
  public String listings() {
    return prefix + RecordKey.LISTINGS + "/";
  }

  /** Returns the key of something that has no valid id. */
  public String invalid(ContentHash content) {
    return prefix + RecordKey.INVALID + "/" + content.hex().substring(0, HASH_DIGITS);
  }

  /** Returns the key of the details of a record. */
  public String details(String id) {
    return details() + id;
  }

  /** Returns what the keys of details begin with. */
  public String details() {
    return prefix + RecordKey.DETAILS + "/";
  }
}
