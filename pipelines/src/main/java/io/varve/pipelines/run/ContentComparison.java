package io.varve.pipelines.run;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.ScopedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads files on several threads of this process and compares the hashes of their bytes with those
 * of their entries. Reading begins with the first file that is added; memory grows with the files
 * that wait. Files are added, and the end is awaited, by one thread.
 */
final class ContentComparison implements Closeable {

  private static final long INTERVAL_MS = 400;

  private final ExecutorService threads;
  private final long maxBytes;
  private final Set<String> suspects = ConcurrentHashMap.newKeySet();
  private final AtomicLong filesDone = new AtomicLong();
  private final AtomicLong bytesDone = new AtomicLong();
  private long files;
  private long bytes;

  /**
   * Returns a comparison without files.
   *
   * @param workers number of files that are read at the same time
   * @param maxBytes largest size of a file to read
   */
  ContentComparison(int workers, long maxBytes) {
    this.maxBytes = maxBytes;
    this.threads =
        Executors.newFixedThreadPool(
            workers,
            work -> {
              Thread thread = new Thread(work, "compare");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Adds a file with the entry that it is to be compared with. */
  void add(ScopedReader reader, SourceFile file, ManifestEntry entry) {
    files++;
    bytes += file.metadata().sizeBytes();
    threads.execute(() -> compare(reader, file, entry));
  }

  /** What cannot be read is a suspect, too: who looks at it next tells what is wrong with it. */
  private void compare(ScopedReader reader, SourceFile file, ManifestEntry entry) {
    boolean same = false;
    try {
      String hash = reader.hash(file, maxBytes).value();
      bytesDone.addAndGet(file.metadata().sizeBytes());
      same = entry.contentHash().filter(hash::equals).isPresent();
    } catch (ExtractionException e) {
      same = false;
    } finally {
      // Whatever is thrown here, a file that was not proved to be the same is not taken for it.
      if (!same) {
        suspects.add(file.key());
      }
      filesDone.incrementAndGet();
    }
  }

  /**
   * What a comparison found.
   *
   * @param suspects keys of the files that are not, or may not be, what their entries say
   * @param bytesRead bytes read from files
   */
  record Result(Set<String> suspects, long bytesRead) {}

  /**
   * Waits until all files have been compared; none can be added any more.
   *
   * @param progress hears how far it is
   */
  Result await(ProgressListener progress) throws IOException {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(INTERVAL_MS, TimeUnit.MILLISECONDS)) {
        tell(progress);
      }
      if (files > 0) {
        tell(progress);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot compare the files with the manifest: interrupted", e);
    }
    return new Result(Set.copyOf(suspects), bytesDone.get());
  }

  private void tell(ProgressListener progress) {
    progress.update(new RunProgress(files, bytes, filesDone.get(), bytesDone.get(), 0));
  }

  /** Reads nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
