package io.varve.transforms.listing;

import java.io.Serializable;

/**
 * What a source file is about, told from its key. Two files about the same thing never have live
 * rows in one snapshot: a file that moved takes the place of the one that is gone, and a run that
 * finds both refuses.
 */
@FunctionalInterface
public interface SourceIdentity extends Serializable {

  /** Each file is about something of its own. */
  SourceIdentity KEY = key -> key;

  /** Returns what the file with this key is about. */
  String of(String key);
}
