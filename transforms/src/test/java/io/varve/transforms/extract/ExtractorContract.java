package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.shard.RowRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every extractor promises, as tests. Extend it, name your extractor and some samples, and all
 * of it runs.
 */
public abstract class ExtractorContract {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Returns a new instance, as the program would make it. */
  protected abstract Extractor extractor();

  /** Returns source files that it extracts, by name. */
  protected abstract Map<String, byte[]> samples() throws Exception;

  /** Returns the file that holds the rows of the samples as they were under this version. */
  protected abstract Path golden();

  /** Returns the key of the samples. */
  protected String key() {
    return "any/key";
  }

  /**
   * Returns another key that gives the same rows; empty for an extractor whose rows say where a
   * file is.
   */
  protected Optional<String> otherKey() {
    return Optional.of("elsewhere/10-K/x.txt");
  }

  /** Returns the text that the rows of an extraction hold; override for extractors of text. */
  protected String storedText(Extraction extraction) {
    return "";
  }

  /** Returns all text of a source, by another way than the extractor's. White space is ignored. */
  protected String visibleText(byte[] source) throws Exception {
    return "";
  }

  @Test
  public final void thereAreSamplesAndTheyHaveRows() throws Exception {
    assertThat(samples().entrySet(), is(not(empty())));
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      assertThat(sample.getKey(), extract(sample.getValue()).rows().entrySet(), is(not(empty())));
    }
  }

  @Test
  public final void theKeyOfAFileDecidesNothingWhereItSaysNothing() throws Exception {
    assumeTrue(otherKey().isPresent(), "the key says something");
    for (byte[] sample : samples().values()) {
      SourceDocument other = SourceDocument.of(otherKey().get(), sample.clone());
      assertThat(
          RowText.of(extractor().extract(other, Deadline.in(LIMIT))),
          equalTo(RowText.of(extract(sample))));
    }
  }

  @Test
  public final void oneInstanceGivesTheSameRowsAgainAndLeavesTheBytesAsTheyAre() throws Exception {
    Extractor extractor = extractor();
    for (byte[] sample : samples().values()) {
      byte[] before = sample.clone();
      String first = RowText.of(extract(extractor, sample));
      assertThat(RowText.of(extract(extractor, sample)), equalTo(first));
      assertThat(sample, equalTo(before));
    }
  }

  @Test
  public final void localeAndTimeZoneDecideNothing() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    for (byte[] sample : samples().values()) {
      String expected = RowText.of(extract(sample));
      try {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(RowText.of(extract(sample)), equalTo(expected));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(RowText.of(extract(sample)), equalTo(expected));
      } finally {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
      }
    }
  }

  @Test
  public final void severalInstancesWorkAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (byte[] sample : samples().values()) {
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          results.add(threads.submit(() -> RowText.of(extract(sample))));
        }
        String expected = RowText.of(extract(sample));
        for (Future<String> result : results) {
          assertThat(result.get(), equalTo(expected));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public final void aCopySentToAWorkerIsTheSame() throws Exception {
    Extractor copy = SerializedCopy.of(extractor());

    assertThat(copy.identity(), equalTo(extractor().identity()));
    for (byte[] sample : samples().values()) {
      assertThat(RowText.of(extract(copy, sample)), equalTo(RowText.of(extract(sample))));
    }
  }

  @Test
  public final void rowsAreOfTheirDatasetsWithUniqueKeysAndParents() throws Exception {
    List<Dataset> datasets = extractor().datasets();
    List<String> names = datasets.stream().map(Dataset::name).toList();
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      Extraction extraction = extract(sample.getValue());
      for (String dataset : extraction.rows().keySet()) {
        assertThat(sample.getKey(), names.contains(dataset), is(true));
      }
      for (Dataset dataset : datasets) {
        for (Record row : extraction.rows(dataset.name())) {
          assertThat(row, instanceOf(dataset.rowType()));
        }
      }
      assertThat(
          sample.getKey(),
          new RowRules(datasets).firstViolation(RowText.columns(datasets, extraction)).orElse(""),
          equalTo(""));
    }
  }

  @Test
  public final void validationRunsAtLeastOneRule() throws Exception {
    for (byte[] sample : samples().values()) {
      assertThat(extract(sample).validation().rulesRun() > 0, is(true));
    }
  }

  @Test
  public final void aDeadlineThatHasPassedEndsTheWork() throws Exception {
    Deadline passed = Deadline.in(Duration.ofNanos(-1));
    for (byte[] sample : samples().values()) {
      try {
        Extraction unused = extractor().extract(SourceDocument.of("late", sample), passed);
      } catch (ExtractionException e) {
        assertThat(e.code(), is(FailureCode.TIMEOUT));
      }
    }
  }

  @Test
  public final void bytesThatAreNoDocumentEndInACodeOrInRows() throws Exception {
    List<byte[]> hostile = new ArrayList<>();
    hostile.add(new byte[0]);
    hostile.add(new byte[100_000]);
    hostile.add("<".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    hostile.add("<div>".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    byte[] noise = new byte[100_000];
    new Random(11).nextBytes(noise);
    hostile.add(noise);
    for (byte[] bytes : hostile) {
      assertTimeoutPreemptively(LIMIT, () -> endsInACodeOrInRows(bytes));
    }
  }

  @Test
  public final void allTextOfASourceIsStored() throws Exception {
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      assertThat(
          sample.getKey(),
          squeeze(storedText(extract(sample.getValue()))),
          equalTo(squeeze(visibleText(sample.getValue()))));
    }
  }

  @Test
  public final void theOutputChangesOnlyWithTheVersion() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      rows.append(sample.getKey()).append('\n').append(RowText.of(extract(sample.getValue())));
    }
    GoldenFile.check(golden(), extractor().identity(), rows.toString());
  }

  private void endsInACodeOrInRows(byte[] bytes) {
    try {
      assertThat(extract(bytes).validation(), is(notNullValue()));
    } catch (ExtractionException e) {
      assertThat(e.code(), is(notNullValue()));
    }
  }

  private Extraction extract(byte[] bytes) throws ExtractionException {
    return extract(extractor(), bytes);
  }

  private Extraction extract(Extractor extractor, byte[] bytes) throws ExtractionException {
    return extractor.extract(SourceDocument.of(key(), bytes), Deadline.in(LIMIT));
  }

  private static String squeeze(String text) {
    return text.replaceAll("[\\s\\p{Z}\\x1C-\\x1F\\x85]+", "");
  }
}
