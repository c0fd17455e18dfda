package io.varve.io.storage;

import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultScript.Fate;
import java.io.IOException;

/** A new file of a {@link FaultyStorage}. */
final class FaultyNewFile implements Storage.NewFile {

  private final String path;
  private final Storage.NewFile file;
  private final FaultScript script;
  private boolean failed;

  FaultyNewFile(String path, Storage.NewFile file, FaultScript script) {
    this.path = path;
    this.file = file;
    this.script = script;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Fate fate = next(FaultyStorage.Operation.WRITE);
    file.write(bytes, offset, fate.is(Fault.HALF) ? length / 2 : length);
    fate.answer(path);
  }

  @Override
  public long position() {
    return file.position();
  }

  @Override
  public void publish() throws IOException {
    Fate fate = next(FaultyStorage.Operation.PUBLISH);
    // Nobody can see how much of an unpublished file there is, so half of it is the same as all.
    if (!fate.is(Fault.HALF)) {
      file.publish();
    }
    fate.answer(path);
  }

  @Override
  public void close() throws IOException {
    if (!script.isDead()) {
      file.close();
    }
  }

  /** Writes what a creating call got done before its process died or gave up. */
  void abandonAfter(byte[] bytes, int offset, int length) throws IOException {
    try {
      file.write(bytes, offset, length);
    } finally {
      close();
    }
  }

  /** Any failed call of a new file ends it, as the contract says. */
  private Fate next(FaultyStorage.Operation operation) throws IOException {
    boolean failedBefore = failed;
    failed = true;
    Fate fate = script.next(operation, path);
    if (failedBefore) {
      throw new IOException("Cannot go on with " + path + ": an earlier call failed");
    }
    failed = fate.fault().isPresent();
    return fate;
  }
}
