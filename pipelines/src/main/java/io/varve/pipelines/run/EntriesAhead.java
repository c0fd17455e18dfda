package io.varve.pipelines.run;

import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunWorkspace;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads the manifest on a thread of its own, ahead of who wants its entries: at most {@value
 * #BATCHES} times {@value #BATCH} entries wait. Only {@link #close} and the creation may be called
 * by another thread than {@link #forEach}.
 */
final class EntriesAhead implements Closeable {

  private static final int BATCH = 1_000;
  private static final int BATCHES = 100;
  private static final long PATIENCE_MS = 50;

  private final RunWorkspace workspace;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
  private final Thread reader = new Thread(this::read, "manifest");
  private volatile boolean closed;

  private EntriesAhead(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Begins to read the manifest that a run was planned on. */
  static EntriesAhead of(RunWorkspace workspace) {
    EntriesAhead entries = new EntriesAhead(workspace);
    entries.reader.setDaemon(true);
    entries.reader.start();
    return entries;
  }

  /** Entries in the order of the manifest; the last batch ends it, or says why it ended early. */
  private sealed interface Batch {
    record Entries(List<ManifestEntry> entries) implements Batch {}

    record End() implements Batch {}

    record Broken(Throwable why) implements Batch {

      IOException problem() {
        if (why instanceof Error error) {
          throw error;
        }
        if (why instanceof RuntimeException error) {
          throw error;
        }
        return (IOException) why;
      }
    }
  }

  /** Nobody wants the rest. */
  private static final class UnwantedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void read() {
    List<ManifestEntry> batch = new ArrayList<>(BATCH);
    try {
      workspace.forEachEntry(
          entry -> {
            batch.add(entry);
            if (batch.size() == BATCH) {
              put(new Batch.Entries(List.copyOf(batch)));
              batch.clear();
            }
          });
      put(new Batch.Entries(List.copyOf(batch)));
      put(new Batch.End());
    } catch (UnwantedException e) {
      // So be it.
    } catch (IOException | RuntimeException | Error e) {
      // Who waits for entries must learn of anything.
      put(new Batch.Broken(e));
    }
  }

  private void put(Batch batch) {
    try {
      while (!queue.offer(batch, PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        if (closed) {
          throw new UnwantedException();
        }
      }
    } catch (InterruptedException e) {
      throw new UnwantedException();
    }
  }

  /**
   * Visits each entry once; may be called once.
   *
   * @throws IOException when the manifest cannot be read
   */
  void forEach(Consumer<ManifestEntry> visitor) throws IOException {
    try {
      for (Batch batch = queue.take(); !(batch instanceof Batch.End); batch = queue.take()) {
        if (batch instanceof Batch.Broken broken) {
          throw broken.problem();
        }
        ((Batch.Entries) batch).entries().forEach(visitor);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot read the manifest: interrupted", e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
