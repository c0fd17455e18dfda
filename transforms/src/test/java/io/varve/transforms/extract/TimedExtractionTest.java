package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimedExtractionTest {

  private static final Duration PLENTY = Duration.ofSeconds(60);
  private static final SourceDocument DOCUMENT = SourceDocument.of("a.htm", new byte[] {1});
  private static final Extraction RESULT =
      Extraction.builder().validated(new ValidationReport(1, List.of()));

  /** What an extractor does with a document. */
  private interface Work {
    Extraction on(SourceDocument document, Deadline deadline) throws ExtractionException;
  }

  private static final class Extracting implements Extractor {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // Never travels.
    private final transient Work work;

    Extracting(Work work) {
      this.work = work;
    }

    @Override
    public ExtractorIdentity identity() {
      return ExtractorIdentity.of("fake", 1, 1, Map.of());
    }

    @Override
    public List<Dataset> datasets() {
      return List.of();
    }

    @Override
    public Extraction extract(SourceDocument document, Deadline deadline)
        throws ExtractionException {
      return work.on(document, deadline);
    }
  }

  @Test
  void theResultIsHandedOver() throws ExtractionException {
    Extraction result = extract(PLENTY, (document, deadline) -> RESULT);
    assertThat(result, is(sameInstance(RESULT)));
  }

  @Test
  void whatTheExtractorSaysOfTheDocumentIsHandedOver() {
    ExtractionException bad = new ExtractionException(FailureCode.DECODE, "it is no text");
    ExtractionException failed =
        failure(
            PLENTY,
            (document, deadline) -> {
              throw bad;
            });
    assertThat(failed, is(sameInstance(bad)));
  }

  @Test
  void aDefectFailsItsDocumentAndNamesTheCause() {
    ExtractionException failed =
        failure(
            PLENTY,
            (document, deadline) -> {
              throw new IndexOutOfBoundsException("Index 7");
            });
    assertThat(failed.code(), is(FailureCode.INTERNAL));
    assertThat(failed.getMessage(), containsString("Index 7"));
    assertThat(failed.getCause() instanceof IndexOutOfBoundsException, is(true));
  }

  @Test
  void anErrorOfTheMachineFailsItsDocument() {
    ExtractionException failed =
        failure(
            PLENTY,
            (document, deadline) -> {
              throw new NoClassDefFoundError("com/example/Gone");
            });
    assertThat(failed.code(), is(FailureCode.INTERNAL));
  }

  @Test
  void noResultIsADefect() {
    ExtractionException failed =
        failure(PLENTY, (document, deadline) -> Optional.<Extraction>empty().orElse(null));
    assertThat(failed.code(), is(FailureCode.INTERNAL));
  }

  @Test
  void anExhaustedStackIsALimit() {
    ExtractionException failed = failure(PLENTY, (document, deadline) -> deeper(document));
    assertThat(failed.code(), is(FailureCode.LIMIT));
    assertThat(failed.getMessage(), containsString("nested too deeply"));
  }

  @Test
  void deepDocumentsHaveAStackOfTheirOwn() throws ExtractionException {
    assertThat(
        extract(PLENTY, (document, deadline) -> depth(100_000) == 100_000 ? RESULT : NONE),
        is(sameInstance(RESULT)));
  }

  @Test
  void exhaustedMemoryIsALimit() {
    ExtractionException failed =
        failure(
            PLENTY,
            (document, deadline) -> {
              long[][] much = new long[100_000][];
              for (int i = 0; i < much.length; i++) {
                much[i] = new long[Integer.MAX_VALUE - 8];
              }
              return much.length > 0 ? RESULT : NONE;
            });
    assertThat(failed.code(), is(FailureCode.LIMIT));
    assertThat(failed.getMessage(), containsString("memory"));
  }

  @Test
  void anExtractorThatLooksAtItsDeadlineEndsWithIt() {
    ExtractionException failed =
        failure(
            Duration.ofMillis(50),
            (document, deadline) -> {
              while (true) {
                deadline.check();
              }
            });
    assertThat(failed.code(), is(FailureCode.TIMEOUT));
    assertThat(failed.getMessage(), containsString("longer than 50 ms; raise --extract-timeout"));
  }

  /** The documents behind it must not wait for it, however long it goes on. */
  @Test
  void anExtractorThatDoesNotStopIsLeftBehind() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<Thread> left = new AtomicReference<>(Thread.currentThread());
    long start = System.nanoTime();
    ExtractionException failed =
        failure(
            Duration.ofMillis(50),
            (document, deadline) -> {
              left.set(Thread.currentThread());
              waitStubbornly(release);
              return RESULT;
            });
    assertThat(failed.code(), is(FailureCode.TIMEOUT));
    assertThat(Duration.ofNanos(System.nanoTime() - start), is(lessThan(PLENTY)));
    assertThat(left.get().isAlive(), is(true));
    assertThat("it must not keep the program alive", left.get().isDaemon(), is(true));
    release.countDown();
    left.get().join();
  }

  /** A thread that goes on must not share what the next document uses. */
  @Test
  void theNextDocumentHasAnExtractorOfItsOwn() throws ExtractionException {
    TimedExtraction extraction = new TimedExtraction(new Sleepy(), Duration.ofMillis(50));
    assertThrows(ExtractionException.class, () -> extraction.extract(DOCUMENT));
    assertThat(extraction.extract(SourceDocument.of("awake", new byte[0])).rows().size(), is(0));
  }

  /** Fails when it is used by two threads at a time. */
  private static final class Sleepy implements Extractor {
    private static final long serialVersionUID = 1;

    private final AtomicBoolean used = new AtomicBoolean();

    @Override
    public ExtractorIdentity identity() {
      return ExtractorIdentity.of("sleepy", 1, 1, Map.of());
    }

    @Override
    public List<Dataset> datasets() {
      return List.of();
    }

    @Override
    public Extraction extract(SourceDocument document, Deadline deadline) {
      if (!document.key().equals("awake")) {
        used.set(true);
        waitStubbornly(new CountDownLatch(1));
      }
      assertThat("used by another thread", used.get(), is(false));
      return RESULT;
    }
  }

  /** It says nothing of the document, which must not be noted as bad. */
  @Test
  void anInterruptedRunStopsTheExtractorAndFailsNoDocument() throws Exception {
    AtomicReference<Thread> worker = new AtomicReference<>(Thread.currentThread());
    CountDownLatch started = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    CancellationException ended =
        assertThrows(
            CancellationException.class,
            () ->
                extract(
                    PLENTY,
                    (document, deadline) -> {
                      worker.set(Thread.currentThread());
                      started.countDown();
                      while (!deadline.passed()) {
                        Thread.onSpinWait();
                      }
                      return RESULT;
                    }));
    assertThat("the interrupt is not lost", Thread.interrupted(), is(true));
    assertThat(ended.getMessage(), containsString("interrupted"));
    started.await();
    worker.get().join();
  }

  private static final Extraction NONE =
      Extraction.builder().validated(new ValidationReport(2, List.of()));

  private static Extraction deeper(SourceDocument document) {
    return document.sizeBytes() < 0 ? RESULT : deeperStill(document);
  }

  private static Extraction deeperStill(SourceDocument document) {
    Extraction found = deeper(document);
    return found.rows().isEmpty() ? found : NONE;
  }

  private static int depth(int more) {
    return more == 0 ? 0 : 1 + depth(more - 1);
  }

  private static void waitStubbornly(CountDownLatch release) {
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        // An extractor of somebody else may ignore this.
      }
    }
  }

  private static Extraction extract(Duration limit, Work work) throws ExtractionException {
    return new TimedExtraction(new Extracting(work), limit).extract(DOCUMENT);
  }

  private static ExtractionException failure(Duration limit, Work work) {
    return assertThrows(ExtractionException.class, () -> extract(limit, work));
  }
}
