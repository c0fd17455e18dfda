package io.varve.runners.cli;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.Sample;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.verify.ReextractionCheck;
import io.varve.pipelines.verify.ReextractionReport;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.CheckOptions;
import io.varve.runners.options.Extractors;
import io.varve.runners.render.CheckRender;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verifies a warehouse. */
@Command(sortOptions = false, description = "Verifies that a warehouse is intact. Repairs nothing.")
final class CheckCommand extends WarehouseReading {

  /** More than a run allows a document by default: what a run could extract, the check can. */
  private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 1L << 30);

  @Mixin private CheckOptions options = new CheckOptions();

  CheckCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Optional<Sample> documents = options.documents();
    CheckReport report = new WarehouseChecker(warehouse).check(options.data());
    // What cannot be read cannot be compared either; the report says what it is.
    Optional<ReextractionReport> reextraction =
        documents.isPresent() && report.currentIntact()
            ? Optional.of(reextract(warehouse, documents.get()))
            : Optional.empty();
    return new CheckRender(report, documents.isPresent(), reextraction).answer();
  }

  private static ReextractionReport reextract(Warehouse warehouse, Sample documents)
      throws IOException {
    int workers = Runtime.getRuntime().availableProcessors();
    try {
      return new ReextractionCheck(warehouse, documents, Extractors::recorded, LIMITS, workers)
          .execute();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Cannot go on: the check was interrupted");
    }
  }
}
