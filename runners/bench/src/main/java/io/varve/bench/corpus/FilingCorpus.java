package io.varve.bench.corpus;

import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Filings, each a variation of a template: other words and numbers in the same markup. They are
 * made once; a folder of some of them holds hard links, so that corpora of several sizes take the
 * disk of the largest one.
 */
public final class FilingCorpus implements Corpus {

  private static final int FILES_PER_FOLDER = 100;

  private final Path folder;
  private final long seed;
  private final SeededFolder.FileMaker maker;

  /** Names a corpus; makes nothing yet. */
  public FilingCorpus(Path corpora, long seed, Templates templates) throws IOException {
    this.seed = seed;
    this.maker = new Maker(seed, templates, Vocabulary.of(templates.contents()));
    this.folder =
        new Recipe(
                "filings",
                Map.of("seed", Long.toString(seed), "templates", hash(templates.contents())))
            .folder(corpora);
  }

  @Override
  public Path folder(int count) throws IOException {
    SeededFolder pool = new SeededFolder(folder.resolve("all"), seed, maker);
    pool.fill(count);
    SeededFolder view = view(count);
    if (!Files.exists(view.path())) {
      link(pool.path(), view.path(), count);
    }
    // Takes changes back.
    view.fill(0);
    return view.path();
  }

  @Override
  public void change(int count, int changed, int revision) throws IOException {
    view(count).change(count, changed, revision);
  }

  private SeededFolder view(int count) {
    return new SeededFolder(folder.resolve("files-" + count), seed, maker);
  }

  private void link(Path pool, Path view, int count) throws IOException {
    Path unfinished = Files.createTempDirectory(folder, "unfinished-");
    for (int number : IntStream.range(0, count).toArray()) {
      String path = maker.path(number);
      Path link = unfinished.resolve(path);
      if (number % FILES_PER_FOLDER == 0) {
        Files.createDirectories(link.getParent());
      }
      Files.createLink(link, pool.resolve(path));
    }
    Files.move(unfinished, view);
  }

  private static String hash(List<byte[]> contents) {
    StringBuilder hashes = new StringBuilder();
    contents.forEach(content -> hashes.append(ContentHash.of(content).value()));
    return ContentHash.of(hashes.toString().getBytes(StandardCharsets.UTF_8)).value();
  }

  /** Templates take turns. */
  private record Maker(long seed, Templates templates, Vocabulary vocabulary)
      implements SeededFolder.FileMaker {

    @Override
    public String path(int number) {
      String suffix = templates.suffix(number % templates.contents().size());
      return String.format(
          Locale.ROOT, "%04d/filing-%06d%s", number / FILES_PER_FOLDER, number, suffix);
    }

    @Override
    public byte[] content(int number, int revision) {
      byte[] template = templates.contents().get(number % templates.contents().size());
      SplittableRandom random = Seeds.of(seed, number, revision);
      return new TemplateVariation(template, vocabulary, random).make(number);
    }
  }
}
