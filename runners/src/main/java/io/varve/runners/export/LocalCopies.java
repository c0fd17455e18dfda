package io.varve.runners.export;

import io.varve.io.model.DataFile;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.RandomAccessInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of data files on this machine, for programs that read nothing else. */
public final class LocalCopies {

  private static final int PIECE_BYTES = 1 << 20;

  private LocalCopies() {}

  /** Returns whether a warehouse with this root has to be copied to be read. */
  public static boolean areNeeded(String root) {
    return !root.startsWith("file:");
  }

  /**
   * Copies files into a new temporary folder, which is the caller's to delete.
   *
   * @return the folder, in which the files have their paths of the warehouse
   */
  public static Path of(Storage storage, List<DataFile> files) throws IOException {
    Path folder = Files.createTempDirectory("varve-copy-");
    for (DataFile file : files) {
      Path target = folder.resolve(file.path());
      Files.createDirectories(target.getParent());
      copy(storage, file.path(), target);
    }
    return folder;
  }

  private static void copy(Storage storage, String path, Path target) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    try (RandomAccessInput in = storage.open(path);
        OutputStream out = Files.newOutputStream(target)) {
      long position = 0;
      for (int n = 0; n >= 0; n = in.read(position, piece, 0, piece.length)) {
        out.write(piece, 0, n);
        position += n;
      }
    }
  }
}
