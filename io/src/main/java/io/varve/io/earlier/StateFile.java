package io.varve.io.earlier;

import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with an earlier system's state, read once and whole. */
public final class StateFile {

  /** Largest file that is read. At about 400 bytes a source file it lists half a million. */
  public static final long MOST_BYTES = 256L << 20;

  private final String name;
  private final byte[] content;

  private StateFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /**
   * Reads a local file.
   *
   * @throws InvalidStateException when it is too large
   */
  public static StateFile read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) > MOST_BYTES) {
      throw new InvalidStateException(
          name, "it is larger than " + (MOST_BYTES >> 20) + " MiB; split it");
    }
    return new StateFile(name, Files.readAllBytes(file));
  }

  /** Returns its name, for people. */
  public String name() {
    return name;
  }

  /** Returns its bytes, which are not to be changed. */
  public byte[] content() {
    return content;
  }

  /** Returns the content hash. */
  public String sha256() {
    return ContentHash.of(content).value();
  }
}
