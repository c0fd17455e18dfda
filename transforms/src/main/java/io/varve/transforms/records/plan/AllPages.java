package io.varve.transforms.records.plan;

import io.varve.transforms.records.page.RecordPage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the pages of a run on the threads of one process, and keeps of them what tells one record
 * from another. A group of a pipeline would hold all records at once, and some runners copy it with
 * each page that is added. Memory grows with the different records, about 400 bytes each. Not safe
 * for several threads.
 */
public final class AllPages {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final RecordSettings settings;
  private final PageReading reading;

  public AllPages(RecordSettings settings) {
    this.settings = settings;
    this.reading = new PageReading(settings);
  }

  /** Returns all that stands on the pages, in their order. */
  public SeenRecords read() throws IOException {
    return readAtMost(Long.MAX_VALUE).orElseThrow();
  }

  /** Returns all that stands on the pages, or nothing when it is more than so many records. */
  public Optional<SeenRecords> readAtMost(long records) throws IOException {
    SeenRecords seen = new SeenRecords();
    Iterator<RecordPage> pages = settings.pages().list().iterator();
    Queue<Future<List<Seen>>> underWay = new ArrayDeque<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      while (pages.hasNext() || !underWay.isEmpty()) {
        while (pages.hasNext() && underWay.size() <= THREADS) {
          RecordPage page = pages.next();
          underWay.add(threads.submit(() -> read(page)));
        }
        result(underWay.remove()).forEach(seen::add);
        if (seen.received() > records) {
          return Optional.empty();
        }
      }
      return Optional.of(seen);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Seen> read(RecordPage page) throws IOException {
    List<Seen> seen = new ArrayList<>();
    reading.read(page, seen::add);
    return seen;
  }

  private static List<Seen> result(Future<List<Seen>> page) throws IOException {
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException("Cannot read a page: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while pages were read", e);
    }
  }
}
