package io.varve.bench.cases;

import io.varve.bench.corpus.BlobCorpus;
import io.varve.bench.corpus.Corpus;
import io.varve.bench.corpus.FilingCorpus;
import io.varve.bench.corpus.FolderSize;
import io.varve.bench.corpus.PriceCorpus;
import io.varve.bench.corpus.Templates;
import io.varve.bench.process.Alternation;
import io.varve.bench.process.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all cases of one measurement have in common.
 *
 * @param work folder for corpora and warehouses
 * @param templates folder with filings to vary; without one they are made up
 * @param rounds how often each program is started
 * @param scale of the sizes of corpora: 1 is what the targets are meant for
 * @param now the varve that is measured
 * @param before another one, measured alternately
 * @param seed of the corpora
 * @param progress where to tell what is being done
 */
public record Session(
    Path work,
    Optional<Path> templates,
    int rounds,
    double scale,
    Checkout now,
    Optional<Checkout> before,
    long seed,
    PrintStream progress) {

  /** Workers of a run, and threads of what it is compared with. */
  public static final int WORKERS = 2;

  public Session {
    work = work.toAbsolutePath().normalize();
    if (rounds < 1 || scale <= 0) {
      throw new IllegalArgumentException(
          "Invalid measurement: " + rounds + " rounds, scale " + scale);
    }
  }

  /** Returns a size of the case at this scale, at least 1. */
  public int scaled(int size) {
    return (int) Math.max(1, Math.round(size * scale));
  }

  /** Returns the checkouts to measure, by the words after the name of a program. */
  public Map<String, Checkout> checkouts() {
    Map<String, Checkout> all = new TreeMap<>(Map.of("", now));
    before.ifPresent(other -> all.put(" (before)", other));
    return all;
  }

  public Alternation alternation() {
    return new Alternation(rounds, progress);
  }

  /** Returns an alternation with another number of rounds. */
  public Alternation alternation(int other) {
    return new Alternation(other, progress);
  }

  public FilingCorpus filings() throws IOException {
    Path samples = now.home().resolve("pipelines/samples/filings");
    return new FilingCorpus(corpora(), seed, Templates.of(templates, samples, seed));
  }

  public PriceCorpus prices(int meanRows) throws IOException {
    return new PriceCorpus(corpora(), seed, meanRows);
  }

  public BlobCorpus blobs(int bytes) throws IOException {
    return new BlobCorpus(corpora(), seed, bytes);
  }

  /** Returns a folder of this name below the work folder, without anything in it. */
  public Path empty(String name) throws IOException {
    Path folder = work.resolve("runs").resolve(name);
    FolderSize.delete(folder);
    return Files.createDirectories(folder);
  }

  /** Says what is done next. */
  public void tell(String format, Object... values) {
    progress.printf(Locale.ROOT, format + "%n", values);
  }

  /** Makes a corpus, saying so, and returns its folder. */
  public Path made(Corpus corpus, int count) throws IOException {
    tell("  making, or finding, %,d files", count);
    return corpus.folder(count);
  }

  private Path corpora() throws IOException {
    return Files.createDirectories(work.resolve("corpora"));
  }

  /** Returns the flags of every measured run. */
  static List<String> flags(Path warehouse) {
    return List.of("--warehouse=" + warehouse, "--workers=" + WORKERS, "--json");
  }
}
