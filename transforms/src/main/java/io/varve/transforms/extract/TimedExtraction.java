package io.varve.transforms.extract;

import io.varve.io.model.FailureCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one extraction inside its limits: a time limit, a deep but bounded stack, and errors of all
 * kinds turned into the failure of this one document. Not safe for several threads.
 */
public final class TimedExtraction {

  private static final long STACK_BYTES = 64L << 20;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Extractor extractor;
  private final Duration limit;

  /** The extractor as it was before any document, since one in use may be half changed. */
  private final byte[] unused;

  public TimedExtraction(Extractor extractor, Duration limit) {
    this.extractor = extractor;
    this.unused = written(extractor);
    this.limit = limit;
  }

  /**
   * Extracts one document.
   *
   * @throws ExtractionException whatever goes wrong with it
   */
  public Extraction extract(SourceDocument document) throws ExtractionException {
    CompletableFuture<Extraction> result = new CompletableFuture<>();
    Deadline deadline = Deadline.in(limit);
    // A thread of its own: it has the stack that deep documents need, and can be left behind when
    // it does not stop.
    Extractor own = extractor;
    Thread worker =
        new Thread(null, () -> run(own, document, deadline, result), "extract", STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    try {
      return await(result, limit.plus(GRACE), worker);
    } catch (TimeoutException e) {
      worker.interrupt();
      // The thread may go on with its extractor for a while: the next document gets another.
      extractor = read(unused);
      throw new ExtractionException(
          FailureCode.TIMEOUT,
          "it took longer than "
              + limit.toMillis()
              + " ms; raise --extract-timeout and run with --retry-failed, or leave it out with --exclude",
          e);
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      // An interrupt is no verdict on a document: the run ends.
      throw (CancellationException)
          new CancellationException("Cannot go on: the run was interrupted").initCause(e);
    }
  }

  private static Extraction await(
      CompletableFuture<Extraction> result, Duration longest, Thread worker)
      throws ExtractionException, InterruptedException, TimeoutException {
    try {
      Extraction extraction = result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      worker.join();
      return extraction;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static void run(
      Extractor extractor,
      SourceDocument document,
      Deadline deadline,
      CompletableFuture<Extraction> result) {
    try {
      result.complete(
          Objects.requireNonNull(extractor.extract(document, deadline), "it gave no extraction"));
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private static byte[] written(Extractor extractor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(extractor);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot copy the extractor: " + extractor.getClass(), e);
    }
    return bytes.toByteArray();
  }

  private static Extractor read(byte[] written) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (Extractor) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("Cannot copy the extractor", e);
    }
  }

  private static ExtractionException failure(Throwable cause) {
    if (cause instanceof ExtractionException known) {
      return known;
    }
    if (cause instanceof StackOverflowError) {
      return new ExtractionException(FailureCode.LIMIT, "it is nested too deeply", cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return new ExtractionException(
          FailureCode.LIMIT,
          "it needs more memory than there is; give Java more and run with --retry-failed, or leave it out with --exclude",
          cause);
    }
    return new ExtractionException(
        FailureCode.INTERNAL,
        "the extractor failed: " + cause + "; its account in quarantine has the details",
        cause);
  }
}
