package io.varve.bench.jmh;

import io.varve.bench.corpus.FolderSize;
import io.varve.io.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A folder to write into, emptied after each iteration. */
@State(Scope.Thread)
public class Scratch {

  private Path folder = Path.of("");
  private int names;

  /** Makes it. */
  @Setup(Level.Iteration)
  public void make() throws IOException {
    folder = Files.createTempDirectory("varve-jmh");
  }

  /** Deletes it. */
  @TearDown(Level.Iteration)
  public void delete() throws IOException {
    FolderSize.delete(folder);
  }

  LocalStorage storage() {
    return LocalStorage.at(folder);
  }

  /** Returns a name that nothing else has. */
  String name() {
    names++;
    return "attempt-" + names;
  }
}
