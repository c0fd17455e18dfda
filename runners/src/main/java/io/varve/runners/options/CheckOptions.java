package io.varve.runners.options;

import io.varve.io.audit.Sample;
import io.varve.runners.console.UserException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much a check looks at. */
public final class CheckOptions {

  @Option(
      names = "--read-data",
      paramLabel = "PERCENT",
      arity = "0..1",
      fallbackValue = "100",
      converter = PercentConverter.class,
      description =
          "Also read the data files, and verify hashes, keys and parents of their rows. With a"
              + " percentage, such as --read-data=10%%, that share of the shards.")
  private Optional<Double> readData = Optional.empty();

  @Option(
      names = "--reextract",
      paramLabel = "PERCENT",
      converter = PercentConverter.class,
      description =
          "Also extract that share of the live documents again from their source files, as far as"
              + " these and the extractor are what they were, and compare all rows.")
  private Optional<Double> reextract = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description =
          "Decides which shards and documents are looked at when it is not all of them (default:"
              + " the date of today in UTC).")
  private Optional<String> seed = Optional.empty();

  /**
   * Returns the share of the shards that are read, if any are.
   *
   * @throws UserException when it is no share
   */
  public Optional<Sample> data() {
    return readData.map(this::sample);
  }

  /**
   * Returns the share of the documents that are extracted again, if any are.
   *
   * @throws UserException when it is no share
   */
  public Optional<Sample> documents() {
    return reextract.map(this::sample);
  }

  private Sample sample(double percent) {
    String text = seed.orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toString());
    return UserException.whenRefused(() -> new Sample(percent, text));
  }
}
