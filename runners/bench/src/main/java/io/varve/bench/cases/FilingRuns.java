package io.varve.bench.cases;

import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.process.Checkout;
import io.varve.bench.process.Command;
import io.varve.bench.process.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs over one folder of filings into one warehouse. */
final class FilingRuns {

  private final Checkout checkout;
  private final Path input;
  private final Path warehouse;

  FilingRuns(Session session, Checkout checkout, Path input, String name) {
    this.checkout = checkout;
    this.input = input;
    this.warehouse = session.work().resolve("runs").resolve(name).resolve("warehouse");
  }

  Path warehouse() {
    return warehouse;
  }

  /** Returns the start of a run. */
  Command command(String javaOptions, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "filings", "--input=" + input));
    words.addAll(Session.flags(warehouse));
    words.addAll(List.of(more));
    return checkout.varve(javaOptions, words);
  }

  /** Returns a first run into a new warehouse. */
  Variant first(String name, int count) {
    return first(name, count, command(""));
  }

  /** Returns a first run into a new warehouse that is started otherwise. */
  Variant first(String name, int count, Command command) {
    return new Variant(name, round -> clear(), command, ended -> Outcomes.committed(ended, count));
  }

  /** Returns a run after this many filings of a corpus have changed. */
  Variant changed(String name, FilingCorpus corpus, int count, int changed, int firstRevision) {
    return new Variant(
        name,
        round -> corpus.change(count, changed, firstRevision + round),
        command(""),
        ended -> Outcomes.committed(ended, changed));
  }

  /** Deletes the warehouse. */
  void clear() throws IOException {
    FolderSize.delete(warehouse.getParent());
  }
}
