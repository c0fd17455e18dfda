package io.varve.bench;

import io.varve.bench.cases.Session;
import io.varve.bench.corpus.Corpus;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a corpus, or changes some of its files. */
@Command(
    name = "corpus",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = {
      "Makes a corpus and prints its folder; the next measurement uses it. Changes to its files are"
          + " taken back by the next call without --change, and by the next measurement."
    })
final class CorpusCommand implements Callable<Integer> {

  /** Bytes of one of the large files. */
  private static final int BLOB_BYTES = 2_000_000;

  /** Mean number of days in one of the small files. */
  private static final int MEAN_ROWS = 15;

  /** What files there are. */
  enum Kind {
    filings,
    prices,
    blobs
  }

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Kind kind = Kind.filings;

  @Parameters(index = "1", paramLabel = "COUNT", description = "Number of files.")
  private int count = 1;

  @Mixin private CorpusOptions options = new CorpusOptions();

  @Option(
      names = "--change",
      paramLabel = "N",
      description = "Give N of the files another content, in place, with a later time.")
  private Optional<Integer> changed = Optional.empty();

  @Option(
      names = "--revision",
      description = "Each revision changes other files to other contents. Default: 1")
  private int revision = 1;

  @Override
  public Integer call() throws IOException {
    Session session = options.session(1, 1, Optional.empty());
    Corpus corpus =
        switch (kind) {
          case filings -> session.filings();
          case prices -> session.prices(MEAN_ROWS);
          case blobs -> session.blobs(BLOB_BYTES);
        };
    System.out.println(corpus.folder(count));
    if (changed.isPresent()) {
      corpus.change(count, changed.get(), revision);
    }
    return 0;
  }
}
