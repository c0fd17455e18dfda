package io.varve.io.lifecycle;

import io.varve.io.run.JournalLine;
import io.varve.io.snapshot.SealedFiles;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;

/** Whether sealed files that no snapshot names are whole. */
final class SealedRecords {

  private SealedRecords() {}

  /** Returns whether a journal line or a trash list can be read; one of a newer format counts. */
  static boolean isReadable(Storage storage, String path) throws IOException {
    Class<?> type =
        path.startsWith(WarehouseLayout.TRASH + "/") ? TrashList.class : JournalLine.class;
    try {
      return new SealedFiles(storage).find(path, type).isPresent();
    } catch (DamagedException e) {
      return false;
    } catch (UnsupportedFormatException e) {
      return true;
    }
  }
}
