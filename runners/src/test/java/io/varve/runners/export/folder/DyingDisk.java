package io.varve.runners.export.folder;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk under a process that dies before one of its steps: that step and all after it do nothing.
 * A write that it dies in has done half of its work.
 */
public final class DyingDisk extends FolderDisk {

  private final int last;
  private int steps;

  /** The process is dead. */
  public static final class Death extends IOException {
    private static final long serialVersionUID = 1;
  }

  private DyingDisk(int last) {
    this.last = last;
  }

  /** Opens a folder for a process that lives for so many steps. */
  public static ExportFolder open(Path folder, FolderOwner owner, int steps) throws IOException {
    return ExportFolder.open(new DyingDisk(steps), folder, owner);
  }

  private boolean isLast() {
    return ++steps == last + 1;
  }

  private void step() throws IOException {
    if (++steps > last) {
      throw new Death();
    }
  }

  @Override
  FileOutputStream open(Path temporary) throws IOException {
    step();
    return super.open(temporary);
  }

  @Override
  void write(FileOutputStream file, byte[] bytes, int length) throws IOException {
    if (isLast()) {
      super.write(file, bytes, length / 2);
    }
    steps--;
    step();
    super.write(file, bytes, length);
  }

  @Override
  void sync(FileOutputStream file) throws IOException {
    step();
  }

  @Override
  void replace(Path temporary, Path target) throws IOException {
    step();
    super.replace(temporary, target);
  }

  @Override
  void append(Path file, byte[] line, boolean durable) throws IOException {
    if (isLast()) {
      super.append(file, java.util.Arrays.copyOf(line, line.length / 2), false);
    }
    steps--;
    step();
    super.append(file, line, false);
  }

  @Override
  void truncate(Path file, long size) throws IOException {
    step();
    super.truncate(file, size);
  }

  @Override
  void deleteIfExists(Path file) throws IOException {
    step();
    super.deleteIfExists(file);
  }

  @Override
  void syncFolder(Path folder) throws IOException {
    step();
  }
}
