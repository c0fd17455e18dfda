package io.varve.bench.corpus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpora of every kind: the same again, different files, changes that can be taken back. */
class CorpusTest {

  private static final int FILES = 12;

  @TempDir private Path folder;

  @Test
  void filings() throws IOException {
    isACorpus(new FilingCorpus(folder, 1, templates()), new FilingCorpus(other(), 1, templates()));
    Map<String, String> another = hashes(new FilingCorpus(folder, 2, templates()).folder(FILES));
    assertThat(another, not(hashes(new FilingCorpus(folder, 1, templates()).folder(FILES))));
  }

  @Test
  void prices() throws IOException {
    PriceCorpus corpus = new PriceCorpus(folder, 1, 10);
    isACorpus(corpus, new PriceCorpus(other(), 1, 10));
    assertThat(FolderSize.files(corpus.instruments(FILES)), aMapWithSize(1));
  }

  @Test
  void blobs() throws IOException {
    BlobCorpus corpus = new BlobCorpus(folder, 1, 20_000);
    isACorpus(corpus, new BlobCorpus(other(), 1, 20_000));
    assertThat(FolderSize.files(corpus.folder(FILES)).values(), everyItem(is(20_000L)));
  }

  /** A large corpus takes no more of the disk for containing a small one. */
  @Test
  void filingsOfSeveralSizesShareTheirBytes() throws IOException {
    FilingCorpus corpus = new FilingCorpus(folder, 1, templates());
    Path few = corpus.folder(2);
    Path many = corpus.folder(FILES);
    for (String file : FolderSize.files(few).keySet()) {
      assertThat(Files.isSameFile(few.resolve(file), many.resolve(file)), is(true));
    }
    Map<String, String> before = hashes(many);
    corpus.change(2, 2, 1);
    assertThat(hashes(many), is(before));
  }

  private void isACorpus(Corpus corpus, Corpus again) throws IOException {
    Path files = corpus.folder(FILES);
    Map<String, String> first = hashes(files);
    assertThat(first, aMapWithSize(FILES));
    assertThat(new TreeSet<>(first.values()), hasSize(FILES));
    assertThat(hashes(again.folder(FILES)), is(first));

    corpus.change(FILES, 3, 1);
    Map<String, String> changed = hashes(files);
    assertThat(changed.keySet(), is(first.keySet()));
    List<String> others =
        first.keySet().stream().filter(key -> !first.get(key).equals(changed.get(key))).toList();
    assertThat(others, hasSize(3));
    String one = others.get(0);
    assertThat(
        Files.getLastModifiedTime(files.resolve(one)),
        greaterThan(Files.getLastModifiedTime(again.folder(FILES).resolve(one))));
    corpus.change(FILES, 3, 2);
    assertThat(hashes(files), not(changed));

    assertThat(hashes(corpus.folder(FILES)), is(first));
  }

  private Path other() throws IOException {
    return Files.createDirectories(folder.resolve("other"));
  }

  private static Map<String, String> hashes(Path files) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String file : FolderSize.files(files).keySet()) {
      hashes.put(file, ContentHash.of(Files.readAllBytes(files.resolve(file))).value());
    }
    return hashes;
  }

  private static Templates templates() {
    String text = "<p>several words of running text about revenue of $12,345,678 again</p>";
    return new Templates(
        List.of("a.htm", "b.txt"),
        List.of(
            text.repeat(40).getBytes(StandardCharsets.US_ASCII),
            text.repeat(50).getBytes(StandardCharsets.US_ASCII)));
  }
}
