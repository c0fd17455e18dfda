package io.varve.runners.export.folder;

import java.util.List;

/**
 * What the last finished export left in a folder.
 *
 * @param formatVersion version of this record
 * @param owner whose files they are
 * @param snapshot snapshot whose rows they hold
 * @param files the files, by name
 */
record FolderState(int formatVersion, FolderOwner owner, long snapshot, List<WrittenFile> files) {

  static final int VERSION = 1;

  FolderState {
    files = List.copyOf(files);
  }
}
