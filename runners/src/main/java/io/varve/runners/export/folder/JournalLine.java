package io.varve.runners.export.folder;

import java.util.List;

/**
 * What an export under way has done or is about to do.
 *
 * @param formatVersion version of this record
 * @param owner whose files they are
 * @param claimed names that this export is about to take; what stands there is its own from now on
 * @param written files that are complete and about to get their name
 */
record JournalLine(
    int formatVersion, FolderOwner owner, List<String> claimed, List<WrittenFile> written) {

  JournalLine {
    claimed = List.copyOf(claimed);
    written = List.copyOf(written);
  }
}
