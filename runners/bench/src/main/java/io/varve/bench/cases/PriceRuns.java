package io.varve.bench.cases;

import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Ended;
import io.varve.bench.process.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs over one tree of price files into one warehouse. */
final class PriceRuns {

  /** Of a small file: about 1 KB. */
  static final int MEAN_ROWS = 15;

  private final Session session;
  private final Checkout checkout;
  private final PriceCorpus corpus;
  private final int count;
  private final Path warehouse;

  PriceRuns(Session session, Checkout checkout, PriceCorpus corpus, int count, String name)
      throws IOException {
    this.session = session;
    this.checkout = checkout;
    this.corpus = corpus;
    this.count = count;
    this.warehouse = session.empty(name).resolve("warehouse");
  }

  Path warehouse() {
    return warehouse;
  }

  /** Makes the first snapshot. */
  Ended first() throws Exception {
    session.tell("  first run over %,d files", count);
    Ended ended = command("").run();
    // The list of instruments is a source file, too.
    Outcomes.committed(ended, count + 1);
    return ended;
  }

  /** Adds what has come since the last run, when there is any. */
  void grown(int files) throws Exception {
    Ended ended = command("").run().expect(0, 3);
    // A tree that was made before has them all from the beginning.
    if (Outcomes.json(ended).path("listed").asLong() <= files) {
      throw ended.wrong("it did not find " + files + " files");
    }
  }

  /** Returns a run that finds nothing changed. */
  Variant unchanged(String name) {
    return unchanged(name, "");
  }

  /** Returns a run with options for Java that finds nothing changed. */
  Variant unchanged(String name, String javaOptions) {
    return new Variant(
        name, round -> {}, command(javaOptions), ended -> Outcomes.unchanged(ended, count + 1));
  }

  /** Returns a run after this many files are changed. */
  Variant changed(String name, int changed, int firstRevision) {
    return new Variant(
        name,
        round -> corpus.change(count, changed, firstRevision + round),
        command(""),
        ended -> Outcomes.committed(ended, changed));
  }

  private Command command(String javaOptions) {
    List<String> words = new ArrayList<>(List.of("run", "tradeable"));
    words.add("--prices=" + corpus.path(count));
    words.add("--instruments=" + corpus.instruments(count));
    words.addAll(Session.flags(warehouse));
    return checkout.varve(javaOptions, words);
  }
}
