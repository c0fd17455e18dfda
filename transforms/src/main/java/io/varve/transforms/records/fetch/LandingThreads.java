package io.varve.transforms.records.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads that ask. The first error ends all of them. */
final class LandingThreads implements AutoCloseable {

  /** What is under way is interrupted, and ends at once; a store may take a little longer. */
  private static final long LAST_SECONDS = 30;

  private final ExecutorService threads;

  LandingThreads(int number) {
    threads = Executors.newFixedThreadPool(number);
  }

  /** What is done about each element; {@code number} is its place among all, from 1. */
  @FunctionalInterface
  interface Work<A, B> {
    B of(A element, int number) throws IOException, InterruptedException;
  }

  /** Returns what comes of each element, in their order. */
  <A, B> List<B> all(List<A> elements, Work<A, B> work) throws IOException, InterruptedException {
    ExecutorCompletionService<B> tasks = new ExecutorCompletionService<>(threads);
    List<Future<B>> futures = new ArrayList<>();
    for (A element : elements) {
      int number = futures.size() + 1;
      futures.add(tasks.submit(() -> work.of(element, number)));
    }
    // In the order in which they are done, so that an error ends it at once.
    for (int i = 0; i < elements.size(); i++) {
      B unused = result(tasks.take());
    }
    List<B> results = new ArrayList<>();
    for (Future<B> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private static <B> B result(Future<B> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException("Cannot fetch: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      boolean unused = threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
